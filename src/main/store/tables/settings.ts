/** Settings in the store, each by its name; what is not there is as it comes. */
import { settingsSchema, type Settings } from '../../../contract';
import { textOf, type Database } from '../database';

const asItComes: Settings = { keepSnapshotsDays: 365 };

export function getSettings(database: Database): Settings {
  return settingsSchema.parse({ ...asItComes, ...Object.fromEntries(kept(database)) });
}

/** Those that somebody set. */
export function chosenSettings(database: Database): Partial<Settings> {
  const chosen = kept(database);
  return Object.fromEntries(
    Object.entries(getSettings(database)).filter(([name]) => chosen.has(name)),
  );
}

const kept = (database: Database): Map<string, unknown> =>
  new Map(
    database
      .all('SELECT name, value FROM settings')
      .map((row) => [textOf(row['name']), JSON.parse(textOf(row['value']))]),
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
