/** Providers in the store. */
import type { Provider, SkippedRow } from '../../../contract';
import { compareNames } from '../../../contract/text-folding';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { jsonText, providerTableColumns } from './columns';

/** Providers that did not change are not written, so that summaries built from them stay valid. */
export function saveProviders(
  database: Database,
  profileId: string,
  providers: readonly Provider[],
  readAt: number,
  setAside: readonly SkippedRow[] = [],
): void {
  database.transaction(() => {
    const before = storedJsonByKey(database, profileId);
    const listed = new Map<string, Provider>();
    for (const provider of providers) {
      if (!listed.has(provider.key)) listed.set(provider.key, provider);
    }
    for (const key of before.keys()) {
      if (listed.has(key) || setAside.length > 0) continue;
      database.run('DELETE FROM providers WHERE profile_id = ? AND key = ?', profileId, key);
    }
    for (const [key, provider] of listed) {
      const data = JSON.stringify(provider);
      if (before.get(key) === data) continue;
      database.run(
        `INSERT INTO providers (profile_id, key, name, data, read_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET name = excluded.name, data = excluded.data`,
        profileId,
        key,
        provider.name,
        data,
        readAt,
      );
    }
    database.run('UPDATE providers SET read_at = ? WHERE profile_id = ?', readAt, profileId);
  });
}

const decodeStoredProvider = rowDecoder({ key: providerTableColumns.key, data: jsonText });

const storedJsonByKey = (database: Database, profileId: string): Map<string, string> =>
  new Map(
    database
      .all('SELECT key, data FROM providers WHERE profile_id = ?', profileId)
      .map(decodeStoredProvider)
      .map(({ key, data }) => [key, data]),
  );

const decodeProvider = rowDecoder({
  data: providerTableColumns.data,
  read_at: providerTableColumns.read_at,
});

/** Sorted by name. `readAt` is null when there are none, because they were never read. */
export function listProviders(
  database: Database,
  profileId: string,
): { providers: Provider[]; readAt: number | null } {
  const rows = database
    .all('SELECT data, read_at FROM providers WHERE profile_id = ? ORDER BY key', profileId)
    .map(decodeProvider)
    .sort((a, b) => compareNames(a.data.name, b.data.name));
  return { providers: rows.map(({ data }) => data), readAt: rows[0]?.read_at ?? null };
}

export function getProvider(database: Database, profileId: string, key: string): Provider | null {
  const row = database.get(
    'SELECT data, read_at FROM providers WHERE profile_id = ? AND key = ?',
    profileId,
    key,
  );
  return row && decodeProvider(row).data;
}
