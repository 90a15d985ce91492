/** The orders of the grid, and the index that has each. */
import type { InventorySort } from '../../../contract';
import type { COVERED_COLUMNS } from '../macs/covered-columns';

export interface Order {
  /** The index that has this order. */
  readonly index: string;
  readonly columns: readonly [string, ...string[]];
  /** The column of `accounts` that the index begins with. */
  readonly key: IndexedColumn;
}

export type IndexedColumn = (typeof COVERED_COLUMNS)['accounts'][number];

/** Ties have the direction of the first column, so that one index serves both directions. */
export const orders: Record<InventorySort['field'], Order> = {
  displayName: { index: 'accounts_by_name', columns: ['a.sort_name', 'a.row'], key: 'sort_name' },
  dataProviderType: {
    index: 'accounts_by_provider',
    columns: ['a.provider', 'a.sort_name', 'a.row'],
    key: 'provider',
  },
  valid: { index: 'accounts_by_valid', columns: ['a.valid', 'a.sort_name', 'a.row'], key: 'valid' },
  owner: {
    index: 'accounts_by_owner',
    columns: ['a.owner_key', 'a.sort_name', 'a.row'],
    key: 'owner_key',
  },
  modifiedAt: {
    index: 'accounts_by_modified',
    columns: ['a.modified_at', 'a.row'],
    key: 'modified_at',
  },
  createdAt: {
    index: 'accounts_by_created',
    columns: ['a.created_at', 'a.row'],
    key: 'created_at',
  },
  id: { index: 'accounts_by_id', columns: ['a.id', 'a.row'], key: 'id' },
  profile: {
    index: 'accounts_of_profile_by_name',
    columns: ['p.label_key', 'a.sort_name', 'a.row'],
    key: 'sort_name',
  },
};

/** Nulls come last in both directions. SQLite takes them for the smallest, so descending order needs no word for it. */
export const toOrderBy = (
  { columns: [first, ...ties] }: Order,
  direction: InventorySort['direction'],
) =>
  direction === 'ascending'
    ? `ORDER BY ${[`${first} NULLS LAST`, ...ties].join(', ')}`
    : `ORDER BY ${[first, ...ties].map((column) => `${column} DESC`).join(', ')}`;
