/** The migration that packs the rows of accounts. */
import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/main/store/db/database';
import { checkAllRows } from '../../src/main/store/macs/check-all-rows';
import { withFile, withDatabase, before, profileNamed } from './migrated-file';
import { migrate } from '../../src/main/store/db/migrations';
import { smallerStoreMigration } from '../../src/main/store/db/smaller-store';
import { packAccount, packAccountOfRow } from '../../src/main/store/db/stored-account';
import { COVERED_COLUMNS } from '../../src/main/store/macs/covered-columns';
import { account } from './rows';

describe('the migration to a smaller store', () => {
  const addAccount = (database: Database, id: number, data: string): void => {
    const row: Record<string, string | number | null> = {
      row: id,
      profile_id: 'p',
      kind: 'account',
      id: `${id}`,
      sort_name: '',
      provider: 'snowflake',
      valid: 1,
      search_text: `word${id} abcd`,
      data,
      read_at: 0,
      set_aside: 0,
      search_only: 0,
    };
    const mac = database.rows.macOf(
      'accounts',
      COVERED_COLUMNS.accounts.map((column) => row[column] ?? null),
    );
    const names = Object.keys(row);
    database.run(
      `INSERT INTO accounts (${names.join(', ')}, mac) VALUES (${names.map(() => '?').join(', ')}, ?)`,
      ...Object.values(row),
      mac,
    );
  };

  it('packs what is as Latchkey wrote it, and leaves the rest without a good MAC', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        const steps = before(database, smallerStoreMigration);
        profileNamed(database, 'p');
        const full = (id: number) => JSON.stringify(account(id, { createdBy: 7 }));
        addAccount(database, 1, full(1));
        addAccount(database, 2, full(2));
        addAccount(database, 3, '{not json');
        const other = JSON.stringify(account(4, { dataProviderType: 'ftp' }));
        addAccount(database, 4, other);
        withDatabase(file, (outside) => {
          outside.run(
            "UPDATE accounts SET data = replace(data, 'Account 2', 'Changed') WHERE row = 2",
          );
        });
        migrate(database, steps);
        const data = database
          .all('SELECT data FROM accounts ORDER BY row')
          .map((row) => row['data']);
        expect(data).toEqual([
          packAccountOfRow(account(1, { createdBy: 7 })),
          full(2).replace('Account 2', 'Changed'),
          '{not json',
          other,
        ]);
        expect(checkAllRows(database).changedRows).toBe(1);
      });
    });
  });

  it('packs the accounts of snapshots too, so that none looks changed', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        const steps = before(database, smallerStoreMigration);
        profileNamed(database, 'p');
        const row: Record<string, string | number | null> = {
          row: 1,
          profile_id: 'p',
          kind: 'account',
          id: '1',
          part: 'account',
          from_seq: 1,
          data: JSON.stringify(account(1)),
        };
        const values = COVERED_COLUMNS.versions.map((column) => row[column] ?? null);
        database.run(
          `INSERT INTO versions (${Object.keys(row).join(', ')}, mac) VALUES (1, 'p', 'account', 1, 'account', 1, ?, ?)`,
          row['data'] ?? null,
          database.rows.macOf('versions', values),
        );
        migrate(database, steps);
        expect(database.get('SELECT data FROM versions')?.['data']).toBe(packAccount(account(1)));
        expect(checkAllRows(database).changedRows).toBe(0);
      });
    });
  });

  it('makes the text index anew of all accounts', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        const steps = before(database, smallerStoreMigration);
        profileNamed(database, 'p');
        addAccount(database, 1, '{}');
        addAccount(database, 2, '{}');
        migrate(database, steps);
        const found = (text: string) =>
          database.all('SELECT rowid AS row FROM accounts_text WHERE accounts_text MATCH ?', text);
        expect(found('"abc" AND "bcd"')).toEqual([{ row: 1 }, { row: 2 }]);
        expect(found('"rd2"')).toEqual([{ row: 2 }]);
      });
    });
  });
});
