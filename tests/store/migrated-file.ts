/** A database file between two migrations, and what is in it. */
import { join } from 'node:path';
import type { Database } from '../../src/main/store/db/database';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import { migrate, migrations, type Migration } from '../../src/main/store/db/migrations';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { KEY } from './store-in-process';
import { temporaryFolder } from '../support/temporary-folder';

export const versionOf = (database: Database) =>
  database.get('PRAGMA user_version')?.['user_version'];

/** Everything that the schema says, in one order. */
export const schemaOf = (database: Database) =>
  database.all('SELECT type, name, sql FROM sqlite_master ORDER BY type, name');

export const columnsOf = (database: Database, table: string) =>
  database.all('SELECT name FROM pragma_table_info(?)', table).map((row) => row['name']);

export function withFile(work: (file: string) => void): void {
  work(join(temporaryFolder('store'), STORE_FILE));
}

export function withDatabase<T>(file: string, work: (database: Database) => T): T {
  const database = connectDatabase(file, KEY);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** A store as it was before one of the migrations. */
export function before(database: Database, migration: Migration): readonly Migration[] {
  const index = migrations.indexOf(migration);
  migrate(database, migrations.slice(0, index));
  return migrations.slice(0, index + 1);
}

export const addedBy = (database: Database, migration: Migration): string[] => {
  const steps = before(database, migration);
  const known = schemaOf(database).map(({ name }) => name);
  migrate(database, steps);
  return schemaOf(database)
    .map(({ name }) => String(name))
    .filter((name) => !known.includes(name));
};

export const profileNamed = (database: Database, id: string): void => {
  database.run(
    `INSERT INTO profiles (id, label, label_key, origin, instance, group_name, colour, guard, keep, created_at)
     VALUES (?, ?, ?, ?, ?, '', 'blue', 'normal', 'keychain', 0)`,
    id,
    id,
    id,
    id,
    id,
  );
};
