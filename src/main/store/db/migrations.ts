/**
 * Brings a store to the newest schema, one migration at a time. Each migration runs completely or not at all. A
 * migration that was released never changes; its SQL is further down, or in `initial-schema.ts`.
 */
import { z } from 'zod';
import { fail } from '../../../contract';
import type { Database } from './database';
import {
  auditMigration,
  bulkRunsMigration,
  reviewsMigration,
  publishedMigration,
  savedViewsMigration,
  reportMarksMigration,
  rowSumsMigration,
  streamReadsMigration,
  syncRunsMigration,
  tokenExpiriesMigration,
  writtenSecretsMigration,
} from './later-tables';
import { initialSchema } from './initial-schema';
import { refoldNames } from './refold-names';
import { refoldQuotesMigration } from './refold-quotes';
import { addAllMacs, coveredTablesOf, noteWrittenRows } from '../macs/written-rows';
import { countRowSums } from '../macs/row-sums';
import { filterIndexesMigration } from './filter-indexes';
import { providerListsMigration } from './provider-lists';
import { rowDecoder } from './row-decoder';
import { smallerStoreMigration } from './smaller-store';

/** SQL, or work that SQL cannot do. It runs in a transaction. */
export type Migration = string | ((database: Database) => void);

/** Fails with `storeUnavailable`, and changes nothing, when a newer Latchkey wrote the store. */
export function migrate(database: Database, steps: readonly Migration[] = migrations): void {
  const version = schemaVersion(database);
  if (version > steps.length) {
    fail('storeUnavailable', 'The store was written by a newer version of Latchkey.', {
      next: 'Use that version, or choose another data folder with LATCHKEY_HOME.',
    });
  }
  steps.slice(version).forEach((step, index) => {
    database.transaction(() => {
      // Two programs may open a new store at the same time; the second finds the migration done.
      if (schemaVersion(database) > version + index) return;
      if (typeof step === 'string') database.exec(step);
      else step(database);
      countRowSums(database, coveredTablesOf(database));
      database.exec(`PRAGMA user_version = ${version + index + 1}`);
    });
  });
  // Migrations come before it: one that changes covered columns of rows must call \`addAllMacs\` itself.
  if (steps.includes(macsMigration)) noteWrittenRows(database);
}

const decodeVersion = rowDecoder({ user_version: z.number() });

/** `schema`: `main`, or the name under which another file is attached. */
export const schemaVersion = (database: Database, schema = 'main'): number =>
  decodeVersion(database.get(`PRAGMA ${schema}.user_version`) ?? {}).user_version;

/** The activity. It does not reference profiles, because the record outlives them. */
const activityMigration = `
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

/** Snapshots, settings and saved comparisons. */
const snapshotsMigration = `
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

/** Accounts that the user paired. A pairing ends when only one account is left in it. */
export const pairingsMigration = `
CREATE TABLE paired (
  row INTEGER PRIMARY KEY,
  pairing INTEGER NOT NULL,
  profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  id INTEGER NOT NULL,
  UNIQUE (profile_id, kind, id)
);
CREATE INDEX paired_with ON paired (pairing);
-- One that was paired alone from the beginning has nobody to lose.
CREATE TRIGGER paired_dissolves AFTER DELETE ON paired
WHEN (SELECT COUNT(*) FROM paired WHERE pairing = OLD.pairing) = 1
BEGIN
  DELETE FROM paired WHERE pairing = OLD.pairing;
END;
`;

/** Summaries of accounts for comparing instances, and the revision that shows whether they are current. */
export const summariesMigration = `
-- Counts whatever a comparison of instances depends on. Triggers count: no write can forget it.
ALTER TABLE profiles ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
CREATE TRIGGER accounts_added AFTER INSERT ON accounts BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = NEW.profile_id;
END;
CREATE TRIGGER accounts_changed AFTER UPDATE OF data ON accounts BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = NEW.profile_id;
END;
CREATE TRIGGER accounts_removed AFTER DELETE ON accounts BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = OLD.profile_id;
END;
CREATE TRIGGER configs_added AFTER INSERT ON configs BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = (SELECT profile_id FROM accounts WHERE row = NEW.account);
END;
CREATE TRIGGER configs_changed AFTER UPDATE OF data, read_at ON configs BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = (SELECT profile_id FROM accounts WHERE row = NEW.account);
END;
CREATE TRIGGER providers_added AFTER INSERT ON providers BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = NEW.profile_id;
END;
CREATE TRIGGER providers_changed AFTER UPDATE OF data ON providers BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = NEW.profile_id;
END;
CREATE TRIGGER providers_removed AFTER DELETE ON providers BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = OLD.profile_id;
END;

-- Made from accounts, configs and providers as they were at a revision; of another one it is worth nothing.
CREATE TABLE summaries (
  profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (profile_id, part)
);
`;

/** The version of the rule that made the summaries: another version of Latchkey may make different ones. */
export const summaryRuleMigration = `
-- What is there was made by a rule that nobody wrote down: it is made anew.
DROP TABLE summaries;
CREATE TABLE summaries (
  profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (profile_id, part)
);
`;

/** Marks accounts that stay although the list lacks them, because their row in it was set aside. */
export const setAsideMigration = `
ALTER TABLE accounts ADD COLUMN set_aside INTEGER NOT NULL DEFAULT 0;
`;

/** One order and one search for names: owners get a key, and all keys follow the rule of the contract. */
export function namesMigration(database: Database): void {
  database.exec('ALTER TABLE accounts ADD COLUMN owner_key TEXT');
  refoldNames(database);
}

/**
 * Changes no table: the columns hold 64 bits. It keeps earlier versions of Latchkey from reading ids that they would
 * round or take for damage.
 */
export const longIdsMigration = '';

/** An index for each column that the grid sorts by, and that has none yet. */
export const sortIndexesMigration = `
CREATE INDEX accounts_by_valid ON accounts (valid, sort_name);
CREATE INDEX accounts_by_owner ON accounts (owner_key, sort_name);
CREATE INDEX accounts_by_modified ON accounts (modified_at);
CREATE INDEX accounts_by_created ON accounts (created_at);
CREATE INDEX accounts_by_id ON accounts (id);
`;
/** A MAC for every row. What is there is taken to be as Latchkey wrote it: nothing said so until now. */
export function macsMigration(database: Database): void {
  for (const table of coveredTablesOf(database))
    database.exec(`ALTER TABLE ${table} ADD COLUMN mac BLOB`);
  addAllMacs(database);
}

/** Accounts that only the search returned, and what the search says of each account. */
export const searchMigration = `
ALTER TABLE accounts ADD COLUMN search_only INTEGER NOT NULL DEFAULT 0;
-- Where \`owner\` comes from. Null: of an older version, or nobody is known.
ALTER TABLE accounts ADD COLUMN owner_from TEXT;
UPDATE accounts SET owner_from = 'accessList' WHERE owner IS NOT NULL AND kind = 'account';
-- The last search that returned all accounts it says there are.
ALTER TABLE lists ADD COLUMN searched_at INTEGER;
CREATE TABLE found (
  account INTEGER PRIMARY KEY REFERENCES accounts (row) ON DELETE CASCADE,
  data TEXT NOT NULL,
  read_at INTEGER NOT NULL
);
`;

/** Indexes for listing what changed since a time. */
export const changesMigration = `
CREATE INDEX snapshots_by_time ON snapshots (taken_at);
CREATE INDEX versions_by_start ON versions (from_seq, kind, id);
CREATE INDEX versions_by_end ON versions (to_seq, kind, id) WHERE part = 'account';
`;

/** All migrations, in order. The version of a store is the number of migrations that it has had. */
export const migrations: readonly Migration[] = [
  initialSchema,
  activityMigration,
  snapshotsMigration,
  pairingsMigration,
  summariesMigration,
  summaryRuleMigration,
  setAsideMigration,
  namesMigration,
  longIdsMigration,
  searchMigration,
  macsMigration,
  sortIndexesMigration,
  publishedMigration,
  writtenSecretsMigration,
  changesMigration,
  syncRunsMigration,
  auditMigration,
  filterIndexesMigration,
  savedViewsMigration,
  bulkRunsMigration,
  smallerStoreMigration,
  streamReadsMigration,
  reportMarksMigration,
  tokenExpiriesMigration,
  reviewsMigration,
  rowSumsMigration,
  providerListsMigration,
  refoldQuotesMigration,
];
