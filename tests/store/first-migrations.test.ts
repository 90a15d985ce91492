/** The migrations from an empty database to snapshots: each adds its tables and keeps every row. */
import { describe, expect, it } from 'vitest';
import { migrate, migrations } from '../../src/main/store/db/migrations';
import { versionOf, schemaOf, columnsOf, withFile, withDatabase } from './migrated-file';

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
