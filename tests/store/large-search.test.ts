/** Searches that are too large to sort whole: however a page is found, it has the rows that sorting all would give. */
import { expect, it } from 'vitest';
import { inventorySortFieldSchema, type Account, type InventorySort } from '../../src/contract';
import type { StoreWorkerMethods } from '../../src/main/store/worker-protocol';
import { MAX_TEXT_HITS } from '../../src/main/store/tables/text-hits';
import { openMethods } from './store-in-process';
import { account, filter, profile } from './rows';

const EACH = 6000;
/** A fixed mix, so that a failure comes again. */
const mixed = (n: number, below: number): number => (Math.imul(n + 1, 2_654_435_761) >>> 8) % below;

interface Stored {
  readonly place: number;
  readonly profileId: string;
  readonly account: Account;
}

const profileIds = ['acme', 'beta', 'cobalt'] as const;
const all: Stored[] = profileIds.flatMap((profileId, at) =>
  Array.from({ length: EACH }, (_, n) => {
    const place = at * EACH + n;
    return {
      place,
      profileId,
      account: account(place, {
        displayName: `${['able', 'baker', 'zebra warehouse'][mixed(place, 3)]} ${mixed(place, 977)}`,
        name: `common ${place === 4711 ? 'qx' : ''}`,
        dataProviderType: `provider-${mixed(place * 7, 20)}`,
        valid: [true, true, false, null][mixed(place * 3, 4)] ?? null,
        createdAt: mixed(place * 5, 100_000),
        modifiedAt: mixed(place, 5) === 0 ? null : mixed(place * 11, 3000),
      }),
    };
  }),
);

type Value = string | number | null;
const values: Record<InventorySort['field'], (row: Stored) => Value> = {
  displayName: ({ account: { displayName } }) => displayName,
  dataProviderType: ({ account: { dataProviderType } }) => dataProviderType,
  valid: ({ account: { valid } }) => (valid === null ? null : Number(valid)),
  owner: () => null,
  modifiedAt: ({ account: { modifiedAt } }) => modifiedAt,
  createdAt: ({ account: { createdAt } }) => createdAt,
  id: ({ place }) => place,
  profile: ({ profileId }) => profileId,
};
const byTime = new Set<InventorySort['field']>(['modifiedAt', 'createdAt', 'id']);

const { compare: compareNames } = new Intl.Collator('en', { numeric: true });
/** Names with numbers follow the natural order of the store. */
const byName = (one: Stored, other: Stored): number =>
  compareNames(one.account.displayName, other.account.displayName);

/** Providers are ordered by their keys as they are. */
const compare = (one: Value, other: Value): number => ((one ?? 0) < (other ?? 0) ? -1 : 1);

function sortedBy({ field, direction }: InventorySort, rows: readonly Stored[]): Stored[] {
  const turn = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((one, other) => {
    const [first, last] = [values[field](one), values[field](other)];
    if (field === 'displayName') return turn * (byName(one, other) || one.place - other.place);
    if (first === null || last === null) {
      if (first !== last) return first === null ? 1 : -1;
    } else if (first !== last) return turn * compare(first, last);
    const tie = byTime.has(field) ? 0 : byName(one, other);
    return turn * (tie === 0 ? one.place - other.place : tie);
  });
}

type Case = readonly [
  what: string,
  changes: Parameters<typeof filter>[0],
  matches: (row: Stored) => boolean,
];
const cases: readonly Case[] = [
  ['no filter', {}, () => true],
  ['a word of all accounts', { text: 'common' }, () => true],
  [
    'a word at the end of the names',
    { text: 'warehouse' },
    ({ account: { displayName } }) => displayName.includes('warehouse'),
  ],
  ['a short word', { text: 'ze' }, ({ account: { displayName } }) => displayName.includes('ze')],
  ['a rare short word', { text: 'qx' }, ({ place }) => place === 4711],
  [
    'a short and a long word',
    { text: 'ab common' },
    ({ account: { displayName } }) => displayName.includes('ab'),
  ],
  [
    'a provider',
    { dataProviderTypes: ['provider-3'] },
    ({ account: { dataProviderType } }) => dataProviderType === 'provider-3',
  ],
  ['a state', { valid: false }, ({ account: { valid } }) => valid === false],
  ['a kind without accounts', { kind: 'oauth' }, () => false],
  [
    'an instance and a word',
    { profileIds: ['beta'], text: 'warehouse' },
    ({ profileId, account: { displayName } }) =>
      profileId === 'beta' && displayName.includes('warehouse'),
  ],
  ['no instance', { profileIds: [] }, () => false],
];

const sorts = inventorySortFieldSchema.options.flatMap((field) =>
  (['ascending', 'descending'] as const).map((direction) => ({ field, direction })),
);

function fill(): StoreWorkerMethods {
  const { methods } = openMethods();
  for (const id of profileIds) {
    methods.addProfile(profile(id));
    const own = all.filter(({ profileId }) => profileId === id);
    methods.saveAccountList(
      id,
      'account',
      own.map((row) => row.account),
      1,
    );
  }
  return methods;
}

it('a search of a large store has the right rows in every order, and is counted in parts', () => {
  expect(EACH).toBeGreaterThan(MAX_TEXT_HITS);
  const methods = fill();
  const inOrder = sorts.map((sort) => ({ sort, rows: sortedBy(sort, all) }));
  for (const [what, changes, matches] of cases) {
    const matching = all.filter(matches);
    for (const { sort, rows } of inOrder) {
      const expected = rows.filter(matches).map(({ place }) => place);
      for (const offset of [0, 150, Math.max(0, expected.length - 70), expected.length + 1]) {
        const page = methods.searchAccounts(filter(changes), sort, offset, 100);
        const at = `${what}, by ${sort.field} ${sort.direction}, from ${offset}`;
        const ids = page.rows.map(({ id }) => id);
        expect(ids, at).toEqual(expected.slice(offset, offset + 100));
        if (page.atLeast) expect(page.total, at).toBeLessThanOrEqual(expected.length);
        else expect(page.total, at).toBe(expected.length);
      }
    }
    let count = 0;
    for (let next: number | null = 0; next !== null;) {
      const part = methods.countSlice(filter(changes), next);
      count += part.count;
      next = part.next;
    }
    expect(count, what).toBe(matching.length);
  }
});
