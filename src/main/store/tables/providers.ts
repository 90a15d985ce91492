/** Providers in the store. */
import { providerSchema, type Provider } from '../../../contract';
import { textOf, type Database } from '../database';

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

export function getProvider(database: Database, profileId: string, key: string): Provider | null {
  const row = database.get(
    'SELECT data FROM providers WHERE profile_id = ? AND key = ?',
    profileId,
    key,
  );
  return row && providerSchema.parse(JSON.parse(textOf(row['data'])));
}
