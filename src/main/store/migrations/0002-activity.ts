/** The activity. It says nothing of profiles by reference: the record outlives them. */
export const activity = `
CREATE TABLE activity (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  source TEXT NOT NULL,
  operation TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  label TEXT NOT NULL,
  instance TEXT NOT NULL,
  kind TEXT,
  account_id INTEGER,
  account TEXT NOT NULL,
  changes TEXT NOT NULL,
  outcome TEXT NOT NULL,
  problem TEXT,
  ended_at INTEGER,
  -- The program that began it: one that is gone cannot end it any more.
  pid INTEGER NOT NULL,
  search_text TEXT NOT NULL
);
CREATE INDEX activity_by_time ON activity (at DESC, row DESC);
CREATE INDEX activity_under_way ON activity (row) WHERE outcome = 'pending';
`;
