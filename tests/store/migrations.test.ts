/** How migrations run: each once, all or nothing, and never on a newer store. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import { Database } from '../../src/main/store/db/database';
import { migrate, migrations } from '../../src/main/store/db/migrations';
import { openDatabase } from '../../src/main/store/db/open-database';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { KEY, problemFrom } from './store-in-process';
import { temporaryFolder } from '../support/temporary-folder';
import { versionOf, schemaOf, withFile, withDatabase } from './migrated-file';

describe('migrations', () => {
  it('have one test each, and a new one is added above', () => {
    expect(migrations).toHaveLength(28);
  });

  it('change nothing when all of them were done before', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        migrate(database);
      });
      const before = readFileSync(file);
      const schema = withDatabase(file, schemaOf);
      withDatabase(file, (database) => {
        migrate(database);
        expect(schemaOf(database)).toEqual(schema);
        expect(versionOf(database)).toBe(migrations.length);
      });
      expect(readFileSync(file).equals(before)).toBe(true);
    });
  });

  it('run only those that are missing', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        migrate(database, ['CREATE TABLE one (n)']);
        database.exec('INSERT INTO one VALUES (1)');
        migrate(database, ['CREATE TABLE one (n)', 'ALTER TABLE one ADD COLUMN m']);
        expect(versionOf(database)).toBe(2);
        expect(database.get('SELECT n, m FROM one')).toMatchObject({ n: 1, m: null });
      });
    });
  });

  it('leave the store at the step before one that fails, with nothing of that step done', () => {
    withFile((file) => {
      const steps = [
        'CREATE TABLE one (n)',
        'CREATE TABLE two (n); INSERT INTO nowhere VALUES (1)',
      ];
      withDatabase(file, (database) => {
        expect(() => {
          migrate(database, steps);
        }).toThrow(/nowhere/);
      });
      withDatabase(file, (database) => {
        expect(versionOf(database)).toBe(1);
        expect(schemaOf(database).map(({ name }) => name)).toEqual(['one']);
      });
    });
  });

  it('are recognized as done when another program was faster', () => {
    withFile((file) => {
      /** Between the look at the version and the work, the other program does it all. */
      class Slow extends Database {
        override transaction<T>(work: () => T): T {
          withDatabase(file, (other) => {
            migrate(other);
          });
          return super.transaction(work);
        }
      }
      const connected = connectDatabase(file, KEY);
      const slow = new Slow(connected.raw, connected.rows);
      migrate(slow);
      expect(versionOf(slow)).toBe(migrations.length);
      slow.close();
    });
  });

  it('refuse a store of a newer version with a clear Problem, and do not change it', () => {
    const folder = temporaryFolder('store');
    const file = join(folder, STORE_FILE);
    openDatabase(folder, KEY).close();
    withDatabase(file, (database) => {
      database.exec('CREATE TABLE of_the_future (n)');
      database.exec(`PRAGMA user_version = ${migrations.length + 1}`);
      // Everything into the file, so that it can be compared byte by byte.
      database.get('PRAGMA wal_checkpoint(TRUNCATE)');
    });
    const before = readFileSync(file);

    expect(problemFrom(() => openDatabase(folder, KEY))).toEqual({
      code: 'storeUnavailable',
      message: 'The store was written by a newer version of Latchkey.',
      next: 'Use that version, or choose another data folder with LATCHKEY_HOME.',
      trace: null,
      status: null,
    });
    expect(readFileSync(file).equals(before)).toBe(true);
    withDatabase(file, (database) => {
      expect(versionOf(database)).toBe(migrations.length + 1);
      expect(schemaOf(database).map(({ name }) => name)).toContain('of_the_future');
    });
  });
});
