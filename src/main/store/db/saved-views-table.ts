/** The table of saved views. */

/** It says nothing of profiles by reference: a view outlives an instance, and says that it is gone. */
export const savedViewsMigration = `
CREATE TABLE saved_views (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  saved_at INTEGER NOT NULL,
  data TEXT NOT NULL,
  mac BLOB
);
`;
