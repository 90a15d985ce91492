/** The migrations after snapshots. Each has one test; a new migration gets one here. */
import { describe, expect, it } from 'vitest';
import {
  longIdsMigration,
  migrate,
  macsMigration,
  migrations,
  namesMigration,
  pairingsMigration,
  summariesMigration,
  summaryRuleMigration,
  setAsideMigration,
  sortIndexesMigration,
  searchMigration,
} from '../../src/main/store/db/migrations';
import { checkAllRows } from '../../src/main/store/macs/check-all-rows';
import { listPairings } from '../../src/main/store/tables/comparisons';
import { columnsOf, withFile, withDatabase, before, addedBy, profileNamed } from './migrated-file';

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

describe('the migration of MACs', () => {
  it('gives one to every row of every table', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        const steps = before(database, macsMigration);
        profileNamed(database, 'p');
        database.run("INSERT INTO settings (name, value) VALUES ('keepSnapshotsDays', '30')");
        migrate(database, steps);
        // The check knows the tables of later migrations too.
        migrate(database);
        expect(checkAllRows(database).changedRows).toBe(0);
        database.exec("UPDATE settings SET value = '31'");
        expect(checkAllRows(database).changedRows).toBe(1);
      });
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

describe('the migration of the search', () => {
  it('adds what the search says, and names the access list as the origin of stored owners', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        const steps = before(database, searchMigration);
        profileNamed(database, 'p');
        const add = (kind: string, owner: string | null): void => {
          database.run(
            `INSERT INTO accounts (profile_id, kind, id, sort_name, provider, search_text, data, read_at, owner)
             VALUES ('p', ?, ?, '', '', '', '{}', 0, ?)`,
            kind,
            owner === null ? 2 : 1,
            owner,
          );
        };
        add('account', 'Ada');
        add('account', null);
        add('oauth', 'Bob');
        migrate(database, steps);
        expect(
          database.all('SELECT owner, owner_from, search_only FROM accounts ORDER BY row'),
        ).toEqual([
          { owner: 'Ada', owner_from: 'accessList', search_only: 0 },
          { owner: null, owner_from: null, search_only: 0 },
          // The next list of OAuth accounts tells.
          { owner: 'Bob', owner_from: null, search_only: 0 },
        ]);
        expect(columnsOf(database, 'found')).toEqual(['account', 'data', 'read_at']);
        expect(columnsOf(database, 'lists')).toContain('searched_at');
      });
    });
  });
});

describe('the migration of long ids', () => {
  it('changes no row, and keeps versions that would round an id from the store', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        const steps = before(database, longIdsMigration);
        profileNamed(database, 'p');
        const paired = (id: string): void => {
          database.run(
            "INSERT INTO paired (pairing, profile_id, kind, id) VALUES (1, 'p', 'account', ?)",
            id,
          );
        };
        paired('71');
        const stored = () => database.all('SELECT typeof(id) AS type, id FROM paired ORDER BY id');
        const rows = stored();
        migrate(database, steps);
        expect(stored()).toEqual(rows);
        paired('17841400000000001');
        paired('17841400000000000');
        // Rows have MACs from a later migration on, and what it finds counts as written by Latchkey.
        migrate(database);
        expect(
          listPairings(database).flatMap(({ accounts }) => accounts.map(({ id }) => id)),
        ).toEqual([71, '17841400000000001', '17841400000000000']);
        expect(() => {
          migrate(database, migrations.slice(0, steps.length - 1));
        }).toThrow('newer version');
      });
    });
  });
});

describe('the migration of orders', () => {
  it('adds an index for each column that the grid sorts by', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        expect(addedBy(database, sortIndexesMigration)).toEqual([
          'accounts_by_created',
          'accounts_by_id',
          'accounts_by_modified',
          'accounts_by_owner',
          'accounts_by_valid',
        ]);
      });
    });
  });
});
