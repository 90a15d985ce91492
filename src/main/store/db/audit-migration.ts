/** Domo's activity log: how far it was read, the newest change of each account, and whose details are read. */
export const auditMigration = `
CREATE TABLE audit_states (
  profile_id TEXT PRIMARY KEY REFERENCES profiles (id) ON DELETE CASCADE,
  -- Another number after every reading.
  reading INTEGER NOT NULL,
  read_from INTEGER,
  read_until INTEGER,
  full_at INTEGER,
  reader TEXT,
  problem TEXT,
  mac BLOB
);

-- By id and not by row: the log also names accounts that are not listed.
CREATE TABLE domo_changes (
  profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  id INTEGER NOT NULL,
  action TEXT NOT NULL,
  changed_by TEXT,
  changed_at INTEGER,
  source TEXT NOT NULL,
  mac BLOB,
  PRIMARY KEY (profile_id, kind, id)
);

-- An account without one is read again by the next full sync.
CREATE TABLE detail_marks (
  account INTEGER PRIMARY KEY REFERENCES accounts (row) ON DELETE CASCADE,
  listed TEXT NOT NULL,
  mac BLOB
);
`;
