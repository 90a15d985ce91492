/** Providers in the store. */
import type { Provider, SkippedRow } from '../../../contract';
import { compareNames } from '../../../contract/text-folding';
import type { Database, DbRow } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRowOrNull, goodRows } from '../macs/good-rows';
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
        `INSERT OR REPLACE INTO providers (profile_id, key, name, data, read_at)
         VALUES (?, ?, ?, ?, ?)`,
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

const decodeStoredProvider = rowDecoder({ v_key: providerTableColumns.key, v_data: jsonText });

const selectProviders = `SELECT ${coveredColumns('providers', 'v')} FROM providers v WHERE v.profile_id = ?`;

const findProviders = (database: Database, profileId: string): DbRow[] =>
  goodRows(database, database.all(`${selectProviders} ORDER BY v.key`, profileId), {
    v: 'providers',
  });

const storedJsonByKey = (database: Database, profileId: string): Map<string, string> =>
  new Map(
    findProviders(database, profileId)
      .map(decodeStoredProvider)
      .map(({ v_key: key, v_data: data }) => [key, data]),
  );

const decodeProvider = rowDecoder({
  v_data: providerTableColumns.data,
  v_read_at: providerTableColumns.read_at,
});

/** Sorted by name. `readAt` is null when there are none, because they were never read. */
export function listProviders(
  database: Database,
  profileId: string,
): { providers: Provider[]; readAt: number | null } {
  const rows = findProviders(database, profileId)
    .map(decodeProvider)
    .sort((a, b) => compareNames(a.v_data.name, b.v_data.name));
  return { providers: rows.map((row) => row.v_data), readAt: rows[0]?.v_read_at ?? null };
}

const decodeProviderName = rowDecoder({ v_name: providerTableColumns.name });

export function getProviderName(database: Database, profileId: string, key: string): string | null {
  const row = database.get(`${selectProviders} AND v.key = ?`, profileId, key);
  const good = goodRowOrNull(database, row, { v: 'providers' });
  return good && decodeProviderName(good).v_name;
}

export function getProvider(database: Database, profileId: string, key: string): Provider | null {
  const row = database.get(`${selectProviders} AND v.key = ?`, profileId, key);
  const good = goodRowOrNull(database, row, { v: 'providers' });
  return good && decodeProvider(good).v_data;
}
