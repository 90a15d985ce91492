/** The DataSets that tables of the inventory are published to, per instance. */
export const publishedMigration = `
CREATE TABLE published (
  profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
  table_name TEXT NOT NULL,
  dataset_id TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  -- Null: nothing was committed yet.
  published_at INTEGER,
  row_count INTEGER,
  mac BLOB,
  PRIMARY KEY (profile_id, table_name)
);
`;
