/** Settings in the store, each by its name; what is not there is as it comes. */
import { settingsSchema, type Settings } from '../../../contract';
import { sqlText, type Database } from '../db/database';

const defaultSettings: Settings = { keepSnapshotsDays: 365 };

export function getSettings(database: Database): Settings {
  return settingsSchema.parse({
    ...defaultSettings,
    ...Object.fromEntries(storedSettings(database)),
  });
}

/** Those that somebody set. */
export function getChosenSettings(database: Database): Partial<Settings> {
  const chosen = storedSettings(database);
  return Object.fromEntries(
    Object.entries(getSettings(database)).filter(([name]) => chosen.has(name)),
  );
}

const storedSettings = (database: Database): Map<string, unknown> =>
  new Map(
    database
      .all('SELECT name, value FROM settings')
      .map((row) => [sqlText(row['name']), JSON.parse(sqlText(row['value']))]),
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
