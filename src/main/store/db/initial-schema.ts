/** The first shape of the store. A migration that has been released is never changed. */
export const initialSchema = `
CREATE TABLE profiles (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_key TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL UNIQUE,
  instance TEXT NOT NULL,
  group_name TEXT NOT NULL,
  colour TEXT NOT NULL,
  guard TEXT NOT NULL,
  keep TEXT NOT NULL,
  user TEXT,
  last_check TEXT,
  last_sync TEXT,
  created_at INTEGER NOT NULL
);

-- One row per account of either kind. \`data\` is the whole account as JSON; the columns are what is searched and sorted.
CREATE TABLE accounts (
  row INTEGER PRIMARY KEY,
  profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  id INTEGER NOT NULL,
  sort_name TEXT NOT NULL,
  provider TEXT NOT NULL,
  valid INTEGER,
  owner TEXT,
  access_count INTEGER,
  created_at INTEGER,
  modified_at INTEGER,
  search_text TEXT NOT NULL,
  data TEXT NOT NULL,
  read_at INTEGER NOT NULL,
  UNIQUE (profile_id, kind, id)
);
CREATE INDEX accounts_by_name ON accounts (sort_name, row);
CREATE INDEX accounts_of_profile_by_name ON accounts (profile_id, sort_name, row);
CREATE INDEX accounts_by_provider ON accounts (provider, sort_name);
CREATE VIRTUAL TABLE accounts_text USING fts5 (search_text, content='', contentless_delete=1, tokenize='trigram');

-- When each list was last read: kept once instead of in every row.
CREATE TABLE lists (
  profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  read_at INTEGER NOT NULL,
  PRIMARY KEY (profile_id, kind)
);

-- Counts per list, so that totals and facets cost nothing.
CREATE TABLE counts (
  profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  provider TEXT NOT NULL,
  valid INTEGER,
  n INTEGER NOT NULL
);
CREATE INDEX counts_of_profile ON counts (profile_id, kind);

CREATE TABLE configs (
  account INTEGER PRIMARY KEY REFERENCES accounts (row) ON DELETE CASCADE,
  data TEXT,
  read_at INTEGER,
  problem TEXT
);
CREATE TABLE access_lists (
  account INTEGER PRIMARY KEY REFERENCES accounts (row) ON DELETE CASCADE,
  data TEXT,
  read_at INTEGER,
  problem TEXT
);

-- Names of users and groups, as access lists told them.
CREATE TABLE principals (
  profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (profile_id, type, id)
);

CREATE TABLE providers (
  profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  data TEXT NOT NULL,
  read_at INTEGER NOT NULL,
  PRIMARY KEY (profile_id, key)
);
`;
