/** Searches a store in this process. */
import { expect } from 'vitest';
import { type InventoryFilter, type InventorySort } from '../../src/contract';
import { account, filter, oauth, storeWith, type Opened } from './store-in-process';

export const byId: InventorySort = { field: 'id', direction: 'ascending' };

/** `profile/kind/id` of what is found, and that the total says as many. */
export function found(
  { methods }: Opened,
  changes: Partial<InventoryFilter>,
  sort = byId,
): string[] {
  const { rows, total } = methods.searchAccounts(filter(changes), sort, 0, 1000);
  expect(total).toBe(rows.length);
  return rows.map(({ profileId, kind, id }) => `${profileId}/${kind}/${id}`);
}

/** Ids of the accounts that a text finds, among accounts with these names. */
export function matching(names: readonly string[], text: string): string[] {
  const { methods } = storeWith('acme');
  methods.saveAccountList(
    'acme',
    'account',
    names.map((displayName, index) =>
      account(index + 1, { displayName, name: '', dataProviderType: 'zzz' }),
    ),
    1,
  );
  const { rows, total } = methods.searchAccounts(filter({ text }), byId, 0, 100);
  expect(total).toBe(rows.length);
  return rows.map(({ displayName }) => displayName);
}

export function twoInstances(): Opened {
  const store = storeWith('acme', 'beta');
  store.methods.saveAccountList(
    'acme',
    'account',
    [
      account(1, { displayName: 'Sales warehouse' }),
      account(2, { displayName: 'Marketing', dataProviderType: 'amazon-s3', valid: false }),
    ],
    1,
  );
  store.methods.saveAccountList('acme', 'oauth', [oauth(1, { displayName: 'Sales client' })], 1);
  store.methods.saveAccountList(
    'beta',
    'account',
    [account(2, { displayName: 'Sales archive', dataProviderType: 'json5', valid: false })],
    1,
  );
  return store;
}
