/** Settings in the store, one row per setting. A setting without a row has its default. */
import { settingsSchema, type Settings } from '../../../contract';
import type { Database } from '../db/database';
import { decoded, rowDecoder } from '../db/row-decoder';
import { settingTableColumns } from './columns';

const defaultSettings: Settings = { keepSnapshotsDays: 365 };

export function getSettings(database: Database): Settings {
  return decoded(settingsSchema, {
    ...defaultSettings,
    ...Object.fromEntries(storedSettings(database)),
  });
}

/** The settings that the user changed. */
export function getChosenSettings(database: Database): Partial<Settings> {
  const chosen = storedSettings(database);
  return Object.fromEntries(
    Object.entries(getSettings(database)).filter(([name]) => chosen.has(name)),
  );
}

const decodeSetting = rowDecoder(settingTableColumns);

const storedSettings = (database: Database): Map<string, unknown> =>
  new Map(
    database
      .all('SELECT name, value FROM settings')
      .map(decodeSetting)
      .map(({ name, value }) => [name, value]),
  );

export function updateSettings(database: Database, changes: Partial<Settings>): Settings {
  return database.transaction(() => {
    for (const [name, value] of Object.entries(changes)) {
      database.run(
        `INSERT INTO settings (name, value) VALUES (?, ?)
         ON CONFLICT DO UPDATE SET value = excluded.value`,
        name,
        JSON.stringify(value),
      );
    }
    return getSettings(database);
  });
}
