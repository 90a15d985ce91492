/** Then and now, settings, saved comparisons. */
export const snapshots = `
-- \`seq\` orders them and is never given twice. \`taken_at\` is null while one is being taken: it is no snapshot yet.
CREATE TABLE snapshots (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
  taken_at INTEGER,
  -- When each list was last read by then.
  accounts_read_at INTEGER,
  oauth_read_at INTEGER,
  -- By then every config and access list without a problem was read at or after this time. Null: no full sync yet.
  details_from INTEGER,
  accounts INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0,
  removed INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX snapshots_of_profile ON snapshots (profile_id, taken_at);

-- A part of an account as it was from one snapshot (\`from_seq\`) until before another (\`to_seq\`; null: it still is).
-- No data: it could not be read, \`problem\` says why. What was never read has no row.
CREATE TABLE versions (
  row INTEGER PRIMARY KEY,
  profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  id INTEGER NOT NULL,
  part TEXT NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER,
  read_at INTEGER,
  problem TEXT,
  data TEXT
);
CREATE UNIQUE INDEX versions_of_account ON versions (profile_id, kind, id, part, from_seq, to_seq);

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- What to compare, never what was found: it says nothing of profiles by reference.
CREATE TABLE saved_comparisons (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  saved_at INTEGER NOT NULL,
  data TEXT NOT NULL
);
`;
