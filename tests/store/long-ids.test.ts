/** Ids of accounts in the store: their columns are numbers, so order is numeric, and all 64 bits come back. */
import { expect, it } from 'vitest';
import { parseId, type DomoId } from '../../src/contract';
import { migrate } from '../../src/main/store/db/migrations';
import { decodeAccountCursor, findBatchEnd } from '../../src/main/store/tables/account-versions';
import { listAccountKeys, saveAccountList } from '../../src/main/store/tables/accounts';
import { listAccountsAt } from '../../src/main/store/tables/snapshot-reads';
import { profileNamed, withDatabase, withFile } from './migrated-file';
import { account } from './rows';

const ids = [
  // As a text, it would be the last.
  99,
  100,
  Number.MAX_SAFE_INTEGER,
  ...['9007199254740992', '9007199254740993', '9223372036854775807'].map((digits) =>
    parseId(digits),
  ),
].filter((id): id is DomoId => id !== null);
const accounts = [...ids].reverse().map((id) => ({ ...account(0), id }));

it('accounts come back with all digits of their ids, in the order of the numbers', () => {
  withFile((file) => {
    withDatabase(file, (database) => {
      migrate(database);
      profileNamed(database, 'p');
      const save = () => saveAccountList(database, 'p', 'account', accounts, 1);
      expect(save()).toEqual({ added: ids.length, removed: 0, total: ids.length, searchOnly: 0 });
      expect(save()).toEqual({ added: 0, removed: 0, total: ids.length, searchOnly: 0 });
      expect(listAccountKeys(database, 'p').map(({ id }) => id)).toEqual([...ids].reverse());
      const listed = (after: DomoId | null) =>
        listAccountsAt(database, 'p', null, after === null ? null : { kind: 'account', id: after });
      expect(listed(null).map((each) => each.account.id)).toEqual(ids);
      for (const [index, id] of ids.entries()) {
        expect(listed(id).map((each) => each.account.id)).toEqual(ids.slice(index + 1));
      }
      expect(findBatchEnd(database, 'p', null)).toEqual({ kind: 'account', id: ids.at(-1) });
      expect(findBatchEnd(database, 'p', { kind: 'account', id: ids.at(-1) ?? 0 })).toBeNull();
    });
  });
});

it('a query that reads an id as a number fails, and returns no rounded id', () => {
  withFile((file) => {
    withDatabase(file, (database) => {
      migrate(database);
      profileNamed(database, 'p');
      saveAccountList(database, 'p', 'account', accounts, 1);
      const rows = database.all('SELECT kind, id FROM accounts');
      for (const row of rows) expect(() => decodeAccountCursor(row)).toThrow('damaged');
    });
  });
});
