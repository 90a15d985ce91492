/** The migration to the rule by which quotes are the same: what was stored by the former rule is found by the present one. */
import { describe, expect, it } from 'vitest';
import { migrate, migrations } from '../../src/main/store/db/migrations';
import { refoldQuotesMigration } from '../../src/main/store/db/refold-quotes';
import type { Database } from '../../src/main/store/db/database';
import { checkAllRows } from '../../src/main/store/macs/check-all-rows';
import { createWorkerMethods } from '../../src/main/store/worker/worker-methods';
import { KEY } from './store-in-process';
import { withDatabase, withFile } from './migrated-file';
import { account, entry, filter, profile } from './rows';

const steps = migrations.slice(0, migrations.indexOf(refoldQuotesMigration));

const methodsOf = (database: Database) =>
  createWorkerMethods(
    { database, file: null, problem: null, isReadOnly: false, close: () => undefined },
    KEY,
  );

/** A store as the former rule left it: it knew no other quote than its own. */
function filledBefore(database: Database): void {
  migrate(database);
  const store = methodsOf(database);
  store.addProfile({ ...profile('acme'), label: 'O’Brien' });
  const accounts = [account(1, { displayName: 'Client 7 “O’Neil”' }), account(2)];
  store.saveAccountList('acme', 'account', accounts, 1);
  const key = { profileId: 'acme', kind: 'account', id: 1 } as const;
  store.saveAccessList(key, [entry('5', { name: 'Ann O’Hara' })], 1);
}

/** The folded columns as the former rule had them. */
function putBack(database: Database, changes: readonly string[]): void {
  for (const sql of changes) database.run(sql);
  database.exec(`PRAGMA user_version = ${steps.length}`);
}

const formerRule = [
  "UPDATE profiles SET label_key = replace(label_key, '''', '’')",
  `UPDATE accounts SET sort_name = replace(sort_name, '''', '’'),
     owner_key = replace(owner_key, '''', '’'), search_text = replace(search_text, '''', '’')`,
  'DELETE FROM accounts_text',
];

describe('a store of the former rule', () => {
  it('has what it had, under the keys of the present one, and every row as Latchkey wrote it', () => {
    withFile((file) => {
      const keys = (database: Database) => ({
        profiles: database.all('SELECT label_key FROM profiles'),
        accounts: database.all('SELECT sort_name, owner_key, search_text FROM accounts'),
      });
      const expected = withDatabase(file, (database) => {
        filledBefore(database);
        const now = keys(database);
        putBack(database, formerRule);
        expect(keys(database)).not.toEqual(now);
        return now;
      });
      withDatabase(file, (database) => {
        migrate(database);
        expect(keys(database)).toEqual(expected);
        expect(checkAllRows(database)).toEqual({ changedRows: 0, incompleteTables: [] });
        const byId = { field: 'id', direction: 'ascending' } as const;
        const found = methodsOf(database).searchAccounts(filter({ text: "o'neil" }), byId, 0, 10);
        expect(found.rows.map(({ id }) => id)).toEqual([1]);
      });
    });
  });

  it('keeps a row that somebody changed as it is, so that it stays known as changed', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        filledBefore(database);
        putBack(database, formerRule);
      });
      withDatabase(file, (database) => {
        // Nothing gives it a MAC: this connection notes no writes before `migrate`.
        database.run("UPDATE accounts SET provider = 'other' WHERE id = 1");
        migrate(database);
        expect(checkAllRows(database).changedRows).toBe(1);
        expect(
          database.get('SELECT sort_name FROM accounts WHERE id = 1')?.['sort_name'],
        ).toContain('’');
      });
    });
  });
});
