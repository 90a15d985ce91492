/** The pages that a window asks for: every order, rare and common words, filters, and the middle of a long list. */
import { instanceId } from './fleet-store';
import type { InventoryFilter, InventorySort } from '../../../src/contract';

export interface PageQuestion {
  readonly name: string;
  readonly filter?: Partial<InventoryFilter>;
  readonly field?: InventorySort['field'];
  readonly direction?: InventorySort['direction'];
  readonly offset?: number;
}

const otherOrders = [
  'modifiedAt',
  'createdAt',
  'owner',
  'id',
  'profile',
  'valid',
  'dataProviderType',
] as const;

const filters = [
  ['an owner', { owner: 'owner 77' }],
  ['modified in a week', { modifiedFrom: 1_750_000_000_000, modifiedBefore: 1_750_600_000_000 }],
  ['modified early', { modifiedBefore: 1_701_000_000_000 }],
  ['unused', { datasetsAtMost: 0 }],
  ['used by 1,500 and more', { datasetsAtLeast: 1500 }],
  ['config not read', { notRead: 'config' }],
  ['a group', { group: 'Production' }],
  ['seen by search only', { searchOnly: true }],
  ['unused and invalid with a word', { datasetsAtMost: 0, valid: false, text: 'warehouse' }],
] as const;

export const pageQuestions = (accounts: number): readonly PageQuestion[] => {
  const middle = Math.floor(accounts / 2);
  return [
    { name: 'first page by name' },
    ...otherOrders.flatMap((field) =>
      (['ascending', 'descending'] as const).map((direction) => ({
        name: `first page by ${field}, ${direction}`,
        field,
        direction,
      })),
    ),
    { name: 'rare word', filter: { text: 'zyzzyva' } },
    { name: 'common word', filter: { text: 'warehouse' } },
    { name: 'common word by modified', filter: { text: 'warehouse' }, field: 'modifiedAt' },
    { name: 'two letters', filter: { text: 'wa' } },
    { name: 'one letter', filter: { text: 'w' } },
    { name: `row ${middle} by name`, offset: middle },
    {
      name: `row ${middle} by modified`,
      field: 'modifiedAt',
      direction: 'descending',
      offset: middle,
    },
    {
      name: 'a provider by modified',
      filter: { dataProviderTypes: ['provider-3'] },
      field: 'modifiedAt',
    },
    { name: 'invalid by created', filter: { valid: false }, field: 'createdAt' },
    {
      name: 'one instance by modified',
      filter: { profileIds: [instanceId(3)] },
      field: 'modifiedAt',
    },
    ...filters.flatMap(([name, filter]) =>
      (['displayName', 'modifiedAt', 'owner', 'profile'] as const).map((field) => ({
        name: `${name}, by ${field}`,
        filter,
        field,
      })),
    ),
  ];
};
