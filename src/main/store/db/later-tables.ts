/** The migrations that add a table each after those of `migrations.ts`. One that was released never changes. */

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

/** Fingerprints of the secrets that Latchkey wrote. */
export const writtenSecretsMigration = `
CREATE TABLE written_secrets (
  account INTEGER NOT NULL REFERENCES accounts (row) ON DELETE CASCADE,
  field TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  -- Of the account, as it was read after the write. Null: it could not be read.
  modified_at INTEGER,
  -- A later write of the field has an unknown outcome.
  may_have_changed INTEGER NOT NULL DEFAULT 0,
  mac BLOB,
  PRIMARY KEY (account, field)
);
-- Summaries for comparing depend on it.
CREATE TRIGGER written_secrets_added AFTER INSERT ON written_secrets BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = (SELECT profile_id FROM accounts WHERE row = NEW.account);
END;
CREATE TRIGGER written_secrets_changed AFTER UPDATE OF modified_at, may_have_changed ON written_secrets BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = (SELECT profile_id FROM accounts WHERE row = NEW.account);
END;
CREATE TRIGGER written_secrets_removed AFTER DELETE ON written_secrets BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = (SELECT profile_id FROM accounts WHERE row = OLD.account);
END;
`;

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

/** What was read of the streams of an account. `failing` and `unread` are counts of datasets. */
export const streamReadsMigration = `
CREATE TABLE stream_reads (
  account INTEGER PRIMARY KEY REFERENCES accounts (row) ON DELETE CASCADE,
  failing INTEGER NOT NULL,
  unread INTEGER NOT NULL,
  data TEXT NOT NULL,
  read_at INTEGER NOT NULL,
  mac BLOB
);
CREATE INDEX stream_reads_failing ON stream_reads (account) WHERE failing > 0;
`;

/** The earliest expiry among the tokens of the user of an instance. */
export const tokenExpiriesMigration = `
CREATE TABLE token_expiries (
  profile_id TEXT PRIMARY KEY REFERENCES profiles (id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL,
  tokens INTEGER NOT NULL,
  read_at INTEGER NOT NULL,
  mac BLOB
);
`;

/** What reports found, so that the next one can tell what is new: of an instance, or of a saved comparison. */
export const reportMarksMigration = `
CREATE TABLE report_marks (
  row INTEGER PRIMARY KEY,
  profile_id TEXT REFERENCES profiles (id) ON DELETE CASCADE,
  comparison TEXT,
  at INTEGER NOT NULL,
  data TEXT NOT NULL,
  mac BLOB
);
CREATE INDEX report_marks_by_subject ON report_marks (profile_id, comparison, at);
`;

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

/** Plans of bulk changes, and what became of each write. They outlive instances, as the activity does. */
export const bulkRunsMigration = `
CREATE TABLE bulk_runs (
  run_id TEXT PRIMARY KEY,
  planned_at INTEGER NOT NULL,
  started_at INTEGER,
  ended_at INTEGER,
  -- Of the program that runs it, and when it last began a write; null when none does.
  pid INTEGER,
  active_at INTEGER,
  data TEXT NOT NULL,
  mac BLOB
);
CREATE TABLE bulk_items (
  run_id TEXT NOT NULL REFERENCES bulk_runs (run_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  state TEXT NOT NULL,
  problem TEXT,
  data TEXT NOT NULL,
  mac BLOB,
  PRIMARY KEY (run_id, position)
);
`;

/** What a review of access needs beside access lists: members of groups, users' addresses, and the reviews written. */
export const reviewsMigration = `
CREATE TABLE directory (
  profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  -- Null: Domo did not say, which is known since \`read_at\`.
  data TEXT,
  read_at INTEGER NOT NULL,
  mac BLOB,
  PRIMARY KEY (profile_id, type, id)
);
CREATE TABLE reviews (
  sha256 TEXT PRIMARY KEY,
  file TEXT NOT NULL,
  taken_at INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  mac BLOB
);
`;

/** One row: what the MACs of the rows of each table add up to (`macs/row-sums.ts`). */
export const rowSumsMigration = `
CREATE TABLE row_sums (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  -- Made up, so that two stores of one folder are told apart.
  store TEXT NOT NULL,
  writes INTEGER NOT NULL,
  sums TEXT NOT NULL,
  mac BLOB
);
`;

/** Full syncs that have not ended, so that they can be continued. */
export const syncRunsMigration = `
CREATE TABLE sync_runs (
  profile_id TEXT PRIMARY KEY REFERENCES profiles (id) ON DELETE CASCADE,
  -- What was read at or after it belongs to the sync.
  started_at INTEGER NOT NULL,
  mac BLOB
);
`;
