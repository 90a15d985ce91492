/**
 * The migration that stores lists of providers whole. Each instance had a row for each of about a thousand providers, and
 * every sync wrote all of them (decision 105).
 */
import { z } from 'zod';
import type { Database } from './database';
import { rowDecoder } from './row-decoder';
import { providerListText, providerListHash } from '../tables/provider-list';

const tables = `
-- Each list once: most instances have the same one. \`hash\` is the SHA-256 of \`data\`.
CREATE TABLE provider_lists (
  hash TEXT PRIMARY KEY,
  data TEXT NOT NULL,
  mac BLOB
);
CREATE TABLE provider_reads (
  profile_id TEXT PRIMARY KEY REFERENCES profiles (id) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  read_at INTEGER NOT NULL,
  mac BLOB
);
CREATE INDEX provider_reads_by_hash ON provider_reads (hash);
-- Summaries for comparing depend on it.
CREATE TRIGGER provider_reads_added AFTER INSERT ON provider_reads BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = NEW.profile_id;
END;
-- Whoever changes a row replaces it.
CREATE TRIGGER provider_reads_removed AFTER DELETE ON provider_reads BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = OLD.profile_id;
  DELETE FROM provider_lists WHERE hash = OLD.hash
    AND NOT EXISTS (SELECT 1 FROM provider_reads WHERE hash = OLD.hash);
END;
`;

/** What a MAC of the former rows covers, in this order. */
const EARLIER_COLUMNS = ['profile_id', 'key', 'name', 'data', 'read_at'] as const;

const decodeEarlier = rowDecoder({
  profile_id: z.string(),
  key: z.string(),
  name: z.string(),
  data: z.string(),
  read_at: z.number(),
});

const decodeProfileId = rowDecoder({ profile_id: z.string() });

/** A row that is not as Latchkey wrote it is left behind: the next sync reads it again. */
export function providerListsMigration(database: Database): void {
  database.exec(tables);
  const hadMacs = database.get("SELECT 1 FROM pragma_table_info('providers') WHERE name = 'mac'");
  const columns = [...EARLIER_COLUMNS, ...(hadMacs ? ['mac'] : [])].join(', ');
  const profiles = database.all('SELECT DISTINCT profile_id FROM providers');
  for (const { profile_id: profileId } of profiles.map(decodeProfileId)) {
    const rows = database
      .all(`SELECT ${columns} FROM providers WHERE profile_id = ?`, profileId)
      .filter((row) => {
        const values = EARLIER_COLUMNS.map((column) => row[column] ?? null);
        return !hadMacs || database.rows.matches('providers', values, row['mac'] ?? null);
      })
      .map(decodeEarlier);
    const [first] = rows;
    if (first) addList(database, profileId, rows, first.read_at);
  }
  database.exec('DROP TABLE providers');
}

function addList(
  database: Database,
  profileId: string,
  rows: readonly { key: string; name: string; data: string }[],
  readAt: number,
): void {
  const data = providerListText(
    new Map(rows.map(({ key, name, data: text }) => [key, [key, name, text]])),
  );
  const hash = providerListHash(data);
  const mac = (table: 'provider_lists' | 'provider_reads', values: (string | number)[]) =>
    database.rows.macOf(table, values);
  database.run(
    'INSERT OR IGNORE INTO provider_lists (hash, data, mac) VALUES (?, ?, ?)',
    hash,
    data,
    mac('provider_lists', [hash, data]),
  );
  database.run(
    'INSERT INTO provider_reads (profile_id, hash, read_at, mac) VALUES (?, ?, ?, ?)',
    profileId,
    hash,
    readAt,
    mac('provider_reads', [profileId, hash, readAt]),
  );
}
