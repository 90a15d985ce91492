/** The orders of the grid, and the index that has each. */
import type { InventorySort } from '../../../contract';
import type { COVERED_COLUMNS } from '../macs/covered-columns';

export interface Order {
  /** The index that has this order, or its pieces. */
  readonly index: string;
  /** The conditions of the pieces, by direction. Missing: the index has all accounts. */
  readonly pieces?: Readonly<Record<InventorySort['direction'], readonly OrderPiece[]>>;
  readonly columns: readonly [string, ...string[]];
  /** The column of `accounts` that the index begins with. */
  readonly key: IndexedColumn;
}

/** Accounts that follow one another in an order. */
export interface OrderPiece {
  /** The index that has them in order. */
  readonly index: string;
  readonly condition: string | null;
}

export type IndexedColumn = (typeof COVERED_COLUMNS)['accounts'][number];

const BY_NAME = 'accounts_by_name';
const BY_VALID = 'accounts_by_valid';
const BY_OWNER = 'accounts_by_owner';
const valid: OrderPiece = { index: BY_NAME, condition: 'a.valid = 1' };
const invalid: OrderPiece = { index: BY_VALID, condition: 'a.valid IS NOT 1 AND a.valid = 0' };
const unknown: OrderPiece = { index: BY_VALID, condition: 'a.valid IS NOT 1 AND a.valid IS NULL' };
const owned: OrderPiece = { index: BY_OWNER, condition: 'a.owner_key IS NOT NULL' };
const ownerless: OrderPiece = { index: BY_NAME, condition: 'a.owner_key IS NULL' };

/** Ties have the direction of the first column, so that one index serves both directions. */
export const orders: Record<InventorySort['field'], Order> = {
  displayName: { index: BY_NAME, columns: ['a.sort_name', 'a.row'], key: 'sort_name' },
  dataProviderType: {
    index: 'accounts_by_provider',
    columns: ['a.provider', 'a.sort_name', 'a.row'],
    key: 'provider',
  },
  valid: {
    index: BY_VALID,
    pieces: { ascending: [invalid, valid, unknown], descending: [valid, invalid, unknown] },
    columns: ['a.valid', 'a.sort_name', 'a.row'],
    key: 'valid',
  },
  owner: {
    index: BY_OWNER,
    pieces: { ascending: [owned, ownerless], descending: [owned, ownerless] },
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

/** One after the other, they are all accounts in the order. */
export const piecesOf = (
  { index, pieces }: Order,
  direction: InventorySort['direction'],
): readonly OrderPiece[] => pieces?.[direction] ?? [{ index, condition: null }];
