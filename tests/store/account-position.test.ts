/** The place of an account in a list is the one that a search shows it at. */
import { describe, expect, it } from 'vitest';
import {
  inventorySortFieldSchema,
  parseId,
  type DomoId,
  type InventoryFilter,
  type InventorySort,
} from '../../src/contract';
import { account, filter, oauth, storeWith, type Opened } from './store-in-process';

/** With equal names, owners and times, and with accounts that have none. */
function manyAccounts(): Opened {
  const store = storeWith('acme', 'beta');
  for (const profileId of ['acme', 'beta']) {
    const accounts = Array.from({ length: 60 }, (_, at) =>
      account(at + 1, {
        displayName: `Name ${at % 7}`,
        dataProviderType: ['snowflake', 'json5', 'amazon-s3'][at % 3] ?? '',
        valid: at % 5 === 0 ? null : at % 2 === 0,
        createdAt: at % 4 === 0 ? null : at % 9,
        modifiedAt: at % 6 === 0 ? null : at % 5,
      }),
    );
    store.methods.saveAccountList(profileId, 'account', accounts, 1);
    store.methods.saveAccountList(profileId, 'oauth', [oauth(1, { displayName: 'Name 3' })], 1);
  }
  return store;
}

const longId = (digits: string): DomoId => parseId(digits) ?? 0;

const filters: readonly Partial<InventoryFilter>[] = [
  {},
  { profileIds: ['beta'] },
  { text: 'name 3', valid: false },
];

describe('the place of an account', () => {
  it.each(inventorySortFieldSchema.options)('is that of a search by %s', (field) => {
    const { methods } = manyAccounts();
    for (const direction of ['ascending', 'descending'] as const) {
      for (const changes of filters) {
        const sort: InventorySort = { field, direction };
        const { rows } = methods.searchAccounts(filter(changes), sort, 0, 1000);
        expect(rows.length).toBeGreaterThan(5);
        const places = rows.map((row) => methods.findAccountPosition(row, filter(changes), sort));
        expect(places).toEqual(rows.map((_, at) => at));
      }
    }
  });

  it('is none for an account that the filter leaves out, or that is not there', () => {
    const { methods } = manyAccounts();
    const sort: InventorySort = { field: 'id', direction: 'ascending' };
    const acme = { profileId: 'acme', kind: 'account', id: 1 } as const;
    expect(methods.findAccountPosition(acme, filter({ profileIds: ['beta'] }), sort)).toBeNull();
    expect(methods.findAccountPosition({ ...acme, id: 999 }, filter({}), sort)).toBeNull();
  });

  it('is exact for ids that differ in the last of nineteen digits', () => {
    const { methods } = storeWith('acme');
    const ids = ['9007199254740993', '9007199254740994', '9007199254740995'];
    methods.saveAccountList(
      'acme',
      'account',
      ids.map((id) => ({ ...account(1), id: longId(id), displayName: id })),
      1,
    );
    const sort: InventorySort = { field: 'id', direction: 'ascending' };
    const places = ids.map((id) =>
      methods.findAccountPosition(
        { profileId: 'acme', kind: 'account', id: longId(id) },
        filter({}),
        sort,
      ),
    );
    expect(places).toEqual([0, 1, 2]);
  });
});
