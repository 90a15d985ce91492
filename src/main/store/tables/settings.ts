/** Settings in the store, one row per setting. A setting without a row has its default. */
import { settingsSchema, type Settings } from '../../../contract';
import type { Database } from '../db/database';
import { decoded, rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRows } from '../macs/good-rows';
import { settingTableColumns } from './columns';

const defaultSettings: Settings = {
  keepSnapshotsDays: 365,
  verifyDays: 7,
  notifyAfterJobs: true,
};

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

const decodeSetting = rowDecoder({
  s_name: settingTableColumns.name,
  s_value: settingTableColumns.value,
});

const storedSettings = (database: Database): Map<string, unknown> =>
  new Map(
    goodRows(database, database.all(`SELECT ${coveredColumns('settings', 's')} FROM settings s`), {
      s: 'settings',
    })
      .map(decodeSetting)
      .map((row) => [row.s_name, row.s_value]),
  );

export function updateSettings(database: Database, changes: Partial<Settings>): Settings {
  return database.transaction(() => {
    for (const [name, value] of Object.entries(changes)) {
      database.run(
        'INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)',
        name,
        JSON.stringify(value),
      );
    }
    return getSettings(database);
  });
}
