/** Providers in the store. */
import { providerSchema, type Provider } from '../../../contract';
import { optional, textOf, type Database } from '../database';

export function keepProviders(
  database: Database,
  profileId: string,
  providers: readonly Provider[],
  readAt: number,
): void {
  database.transaction(() => {
    database.run('DELETE FROM providers WHERE profile_id = ?', profileId);
    for (const provider of providers) {
      database.run(
        `INSERT INTO providers (profile_id, key, name, data, read_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
        profileId,
        provider.key,
        provider.name,
        JSON.stringify(provider),
        readAt,
      );
    }
  });
}

/** By name; `readAt` is null when they were never read. */
export function listProviders(
  database: Database,
  profileId: string,
): { providers: Provider[]; readAt: number | null } {
  const rows = database.all(
    'SELECT data, read_at FROM providers WHERE profile_id = ? ORDER BY lower(name), key',
    profileId,
  );
  return {
    providers: rows.map((row) => providerSchema.parse(JSON.parse(textOf(row['data'])))),
    readAt: optional(rows[0]?.['read_at']),
  };
}

export function getProvider(database: Database, profileId: string, key: string): Provider | null {
  const row = database.get(
    'SELECT data FROM providers WHERE profile_id = ? AND key = ?',
    profileId,
    key,
  );
  return row && providerSchema.parse(JSON.parse(textOf(row['data'])));
}
