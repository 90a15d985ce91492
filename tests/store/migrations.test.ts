/** Each migration brings a store on by one; a store of a newer version is left as it is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectDatabase, Database } from '../../src/main/store/db/database';
import {
  migrate,
  migrations,
  namesMigration,
  type Migration,
  pairingsMigration,
  summariesMigration,
  summaryRuleMigration,
  setAsideMigration,
} from '../../src/main/store/db/migrations';
import { openDatabase } from '../../src/main/store/db/open-database';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { KEY, problemFrom } from './store-in-process';
import { temporaryFolder } from '../support/temporary-folder';

const versionOf = (database: Database) => database.get('PRAGMA user_version')?.['user_version'];

/** Everything that the schema says, in one order. */
const schemaOf = (database: Database) =>
  database.all('SELECT type, name, sql FROM sqlite_master ORDER BY type, name');

const columnsOf = (database: Database, table: string) =>
  database.all('SELECT name FROM pragma_table_info(?)', table).map((row) => row['name']);

function withFile(work: (file: string) => void): void {
  work(join(temporaryFolder('store'), STORE_FILE));
}

function withDatabase<T>(file: string, work: (database: Database) => T): T {
  const database = connectDatabase(file, KEY);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

describe('migration 1, the first shape', () => {
  it('creates the tables, indexes and search of an empty database', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        migrate(database, migrations.slice(0, 1));
        expect(versionOf(database)).toBe(1);
        const names = schemaOf(database)
          .filter(({ type, sql }) => (type === 'table' || type === 'index') && sql !== null)
          .map(({ name }) => String(name))
          // What FTS5 makes for itself is its own business.
          .filter((name) => !name.startsWith('accounts_text_'));
        expect(names).toEqual([
          'accounts_by_name',
          'accounts_by_provider',
          'accounts_of_profile_by_name',
          'counts_of_profile',
          'access_lists',
          'accounts',
          'accounts_text',
          'configs',
          'counts',
          'lists',
          'principals',
          'profiles',
          'providers',
        ]);
        expect(columnsOf(database, 'accounts')).toEqual([
          'row',
          'profile_id',
          'kind',
          'id',
          'sort_name',
          'provider',
          'valid',
          'owner',
          'access_count',
          'created_at',
          'modified_at',
          'search_text',
          'data',
          'read_at',
        ]);
        expect(columnsOf(database, 'profiles')).toEqual([
          'id',
          'label',
          'label_key',
          'origin',
          'instance',
          'group_name',
          'colour',
          'guard',
          'keep',
          'user',
          'last_check',
          'last_sync',
          'created_at',
        ]);
      });
    });
  });

  it('keeps the rows of each table separate', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        migrate(database, migrations.slice(0, 1));
        const add = (kind: string) => () =>
          database.run(
            `INSERT INTO accounts (profile_id, kind, id, sort_name, provider, search_text, data, read_at)
             VALUES ('p', ?, 7, '', '', '', '{}', 0)`,
            kind,
          );
        database.run(
          `INSERT INTO profiles VALUES ('p', 'P', 'p', 'o', 'i', '', 'blue', 'normal', 'keychain', NULL, NULL, NULL, 0)`,
        );
        // The ids of the two kinds overlap (domo-api 3.10): kind belongs to the key.
        add('account')();
        add('oauth')();
        expect(add('oauth')).toThrow(/UNIQUE/);
      });
    });
  });
});

describe('migration 2, the activity', () => {
  it('adds its table and leaves everything as it was', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        migrate(database, migrations.slice(0, 1));
        const before = schemaOf(database);
        database.run(
          `INSERT INTO profiles VALUES ('p', 'P', 'p', 'o', 'i', '', 'blue', 'normal', 'keychain', NULL, NULL, NULL, 0)`,
        );
        migrate(database, migrations.slice(0, 2));
        expect(versionOf(database)).toBe(2);
        const added = schemaOf(database).filter(
          ({ name }) => !before.some((known) => known['name'] === name),
        );
        expect(added.map(({ name }) => name)).toEqual([
          'activity_by_time',
          'activity_under_way',
          'sqlite_autoindex_activity_1',
          'activity',
        ]);
        expect(columnsOf(database, 'activity')).toEqual([
          'row',
          'id',
          'at',
          'source',
          'operation',
          'profile_id',
          'label',
          'instance',
          'kind',
          'account_id',
          'account',
          'changes',
          'outcome',
          'problem',
          'ended_at',
          'pid',
          'search_text',
        ]);
        expect(database.get('SELECT id FROM profiles')).toMatchObject({ id: 'p' });
      });
    });
  });

  it('keeps the activity of a profile that was removed', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        migrate(database, migrations.slice(0, 2));
        expect(database.all('PRAGMA foreign_key_list(activity)')).toEqual([]);
      });
    });
  });
});

describe('migration 3, snapshots', () => {
  it('adds its tables and leaves everything as it was', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        migrate(database, migrations.slice(0, 2));
        const before = new Set(schemaOf(database).map(({ name }) => name));
        migrate(database, migrations.slice(0, 3));
        const added = schemaOf(database).filter(
          ({ type, name, sql }) => type === 'table' && sql !== null && !before.has(name ?? null),
        );
        expect(added.map(({ name }) => name)).toEqual([
          'saved_comparisons',
          'settings',
          'snapshots',
          'sqlite_sequence',
          'versions',
        ]);
        // What is saved and set outlives any profile; what was read of one does not.
        expect(database.all('PRAGMA foreign_key_list(saved_comparisons)')).toEqual([]);
        expect(database.all('PRAGMA foreign_key_list(versions)')).toHaveLength(1);
      });
    });
  });
});

/** A store as it was before one of the migrations. */
function before(database: Database, migration: Migration): readonly Migration[] {
  const index = migrations.indexOf(migration);
  migrate(database, migrations.slice(0, index));
  return migrations.slice(0, index + 1);
}

const addedBy = (database: Database, migration: Migration): string[] => {
  const steps = before(database, migration);
  const known = schemaOf(database).map(({ name }) => name);
  migrate(database, steps);
  return schemaOf(database)
    .map(({ name }) => String(name))
    .filter((name) => !known.includes(name));
};

const profileNamed = (database: Database, id: string): void => {
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

describe('the migration of pairings', () => {
  it('adds the tables for manual pairings and the triggers that dissolve them', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        expect(addedBy(database, pairingsMigration)).toEqual([
          'paired_with',
          'sqlite_autoindex_paired_1',
          'paired',
          'paired_dissolves',
        ]);
        expect(columnsOf(database, 'paired')).toEqual([
          'row',
          'pairing',
          'profile_id',
          'kind',
          'id',
        ]);
      });
    });
  });
});

describe('the migration of summaries', () => {
  it('counts every change, also in profiles that existed before', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        const steps = before(database, summariesMigration);
        profileNamed(database, 'p');
        migrate(database, steps);
        const revision = () => database.get('SELECT revision FROM profiles')?.['revision'];
        expect(revision()).toBe(0);
        database.run(
          `INSERT INTO accounts (profile_id, kind, id, sort_name, provider, search_text, data, read_at)
           VALUES ('p', 'account', 7, '', '', '', '{}', 0)`,
        );
        expect(revision()).toBe(1);
        database.run(`UPDATE accounts SET read_at = 1`);
        expect(revision()).toBe(1);
        expect(columnsOf(database, 'summaries')).toEqual([
          'profile_id',
          'part',
          'revision',
          'data',
        ]);
      });
    });
  });
});

describe('the migration of rules', () => {
  it('removes every summary that was made by an unknown rule', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        const steps = before(database, summaryRuleMigration);
        profileNamed(database, 'p');
        database.run("INSERT INTO summaries VALUES ('p', 0, 0, x'00')");
        migrate(database, steps);
        expect(database.all('SELECT * FROM summaries')).toEqual([]);
        expect(columnsOf(database, 'summaries')).toEqual([
          'profile_id',
          'part',
          'revision',
          'rule',
          'data',
        ]);
      });
    });
  });
});

describe('the migration of rows that were set aside', () => {
  it('treats every existing account as one that was read from its list', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        const steps = before(database, setAsideMigration);
        profileNamed(database, 'p');
        database.run(
          `INSERT INTO accounts (profile_id, kind, id, sort_name, provider, search_text, data, read_at)
           VALUES ('p', 'account', 7, '', '', '', '{}', 0)`,
        );
        migrate(database, steps);
        expect(database.get('SELECT set_aside FROM accounts')).toMatchObject({ set_aside: 0 });
      });
    });
  });
});

describe('migrations', () => {
  it('have one test each, and a new one is added above', () => {
    expect(migrations).toHaveLength(8);
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
      const slow = new Slow(connected.raw);
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

describe('the migration of names', () => {
  it('brings keys of names to one rule, with the search, and leaves damaged rows as they are', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        const steps = before(database, namesMigration);
        profileNamed(database, 'Élan');
        // With the key of the former rule, and one that has the same key by the present one.
        profileNamed(database, 'elan');
        const add = (id: number, data: string, owner: string | null): void => {
          database.run(
            `INSERT INTO accounts (profile_id, kind, id, sort_name, provider, search_text, data, read_at, owner)
             VALUES ('elan', 'account', ?, 'old', '', 'øresund', ?, 0, ?)`,
            id,
            data,
            owner,
          );
        };
        add(1, '{"displayName":"","name":"Øresund 02"}', 'Ada 10');
        add(2, '{not json', null);
        migrate(database, steps);
        expect(database.all('SELECT id, label_key FROM profiles ORDER BY id')).toEqual([
          { id: 'elan', label_key: 'elan' },
          { id: 'Élan', label_key: 'Élan' },
        ]);
        expect(
          database.all('SELECT sort_name, owner_key, search_text FROM accounts ORDER BY id'),
        ).toEqual([
          {
            sort_name: 'oresund 000000000002\u0001',
            owner_key: 'ada 000000000010',
            search_text: 'oresund',
          },
          { sort_name: 'old', owner_key: null, search_text: 'oresund' },
        ]);
        const found = database.all(
          `SELECT rowid FROM accounts_text WHERE accounts_text MATCH '"oresund"'`,
        );
        expect(found).toHaveLength(2);
      });
    });
  });
});
