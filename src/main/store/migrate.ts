/** Brings a store to the present shape, one migration at a time, each all or nothing. */
import { fail } from '../../contract';
import { numberOf, type Database } from './database';
import { migrations } from './migrations';

/** Fails with `storeUnavailable` for a store of a newer Latchkey; nothing is changed then. */
export function migrate(database: Database, steps: readonly string[] = migrations): void {
  const version = versionOf(database);
  if (version > steps.length) {
    fail('storeUnavailable', 'The store was written by a newer version of Latchkey.', {
      next: 'Use that version, or name another data folder with LATCHKEY_HOME.',
    });
  }
  steps.slice(version).forEach((step, index) => {
    database.transaction(() => {
      // Two programs may open a new store at once: the second finds it done.
      if (versionOf(database) > version + index) return;
      database.exec(step);
      database.exec(`PRAGMA user_version = ${version + index + 1}`);
    });
  });
}

const versionOf = (database: Database): number =>
  numberOf(database.get('PRAGMA user_version')?.['user_version']);
