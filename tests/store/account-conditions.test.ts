/** Each condition of the filter, alone and with others, in every order, against a plain look at each account. */
import { saveFound } from '../../src/main/store/tables/found-accounts';
import { afterAll, describe, expect, it } from 'vitest';
import type { Account, InventoryFilter, InventorySort } from '../../src/contract';
import { findNarrowRows } from '../../src/main/store/tables/narrow-rows';
import { openDatabase } from '../../src/main/store/db/open-database';
import { createWorkerMethods } from '../../src/main/store/worker/worker-methods';
import { temporaryFolder } from '../support/temporary-folder';
import { KEY } from './constants';
import { account, config, entry, filter, oauth, profile } from './rows';

/** More than a condition may leave for them to be sorted whole. */
const MANY = 11_000;
const DAY = 86_400_000;

interface Known {
  readonly profileId: string;
  readonly account: Account;
  readonly group: string;
  readonly owner: string | null;
  readonly datasets: number | null;
  readonly configRead: boolean;
  readonly accessRead: boolean;
}

/** The last accounts by name are the ones that rare values have, so that no order finds them at once. */
function filled() {
  const opened = openDatabase(temporaryFolder('store'), KEY);
  const store = { database: opened.database, methods: createWorkerMethods(opened, KEY) };
  const known: Known[] = [];
  for (const [at, id] of ['acme', 'beta', 'gone'].entries()) {
    const group = at === 1 ? 'Production' : '';
    store.methods.addProfile(profile(id, { group }));
    const many = at === 0 ? MANY : 40;
    const accounts = Array.from({ length: many }, (_, n) =>
      account(n + 1, {
        displayName: `Mart ${n}`,
        modifiedAt: n % 7 === 0 ? null : n * DAY,
        dataProviderType: n % 3 === 0 ? 'snowflake' : 'amazon-s3',
        valid: n % 10 > 0,
        ...(n > many - 30 && n % 2 === 0 ? { searchOnly: true } : {}),
      }),
    );
    store.methods.saveAccountList(id, 'account', accounts, 1);
    const clients = Array.from({ length: 12 }, (_, n) =>
      oauth(n + 1, { displayName: `Client ${n}`, datasourceCount: n % 4 === 0 ? null : n % 3 }),
    );
    store.methods.saveAccountList(id, 'oauth', clients, 1);
    const owners = ['Ada Lovelace', 'Grace Hopper 2', 'ADÁ Byron'];
    const facts = accounts
      .filter((_, n) => n % 5 > 0)
      .map(({ id: found }, n) => ({
        id: found,
        owners: n < 9 ? [{ type: 'USER', id: '1', name: owners[n % 3] ?? '' }] : [],
        datasetCount: n % 11 === 0 ? null : n % 2 === 0 ? 0 : n % 50,
        used: null,
        indexedAt: null,
      }));
    saveFound(store.database, id, facts, 2, true);
    const factsOf = new Map(facts.map((fact) => [fact.id, fact]));
    for (const each of [...accounts.slice(0, 25), ...clients]) {
      const key = { profileId: id, kind: each.kind, id: each.id };
      store.methods.saveConfig(key, config(Number(each.id), 'reader', each.kind), 3);
      if (Number(each.id) % 2 === 0)
        store.methods.saveAccessList(key, [entry('9', { accessLevel: 'CAN_VIEW' })], 3);
      else store.methods.saveReadFailure(key, 'config', { code: 'offline' } as never, 3);
    }
    for (const each of [...accounts, ...clients]) {
      const fact = each.kind === 'account' ? factsOf.get(each.id) : undefined;
      const read = each.kind === 'oauth' || Number(each.id) <= 25;
      known.push({
        profileId: id,
        account: each,
        group,
        owner: fact?.owners[0]?.name ?? null,
        datasets: each.datasourceCount ?? fact?.datasetCount ?? null,
        configRead: read,
        accessRead: read && Number(each.id) % 2 === 0,
      });
    }
  }
  return { store, known };
}

const meets = (
  { account: { modifiedAt, searchOnly, ...rest }, ...known }: Known,
  wanted: InventoryFilter,
): boolean =>
  [
    wanted.owner === undefined ||
      (known.owner ?? '').toLowerCase().replace('á', 'a').includes(wanted.owner.toLowerCase()),
    wanted.modifiedFrom === undefined || (modifiedAt ?? -1) >= wanted.modifiedFrom,
    wanted.modifiedBefore === undefined || (modifiedAt ?? Infinity) < wanted.modifiedBefore,
    wanted.datasetsAtLeast === undefined || (known.datasets ?? -1) >= wanted.datasetsAtLeast,
    wanted.datasetsAtMost === undefined || (known.datasets ?? Infinity) <= wanted.datasetsAtMost,
    wanted.notRead !== 'config' || !known.configRead,
    wanted.notRead !== 'access' || !known.accessRead,
    wanted.notRead !== 'any' || !known.accessRead || !known.configRead,
    wanted.group === undefined || known.group === wanted.group,
    wanted.searchOnly === undefined || (searchOnly === true) === wanted.searchOnly,
    wanted.accounts === undefined ||
      wanted.accounts.some(
        (key) => key.profileId === known.profileId && key.kind === rest.kind && key.id === rest.id,
      ),
    wanted.valid === null || rest.valid === wanted.valid,
    wanted.kind === null || rest.kind === wanted.kind,
    wanted.text === '' || rest.displayName.toLowerCase().includes(wanted.text),
  ].every(Boolean);

const picked = [
  { profileId: 'acme', kind: 'account' as const, id: 7 },
  { profileId: 'beta', kind: 'account' as const, id: 10_990 },
  { profileId: 'acme', kind: 'account' as const, id: 10_999 },
  { profileId: 'beta', kind: 'oauth' as const, id: 7 },
];

const conditions: readonly Partial<InventoryFilter>[] = [
  { owner: 'ada' },
  { owner: 'LOVELACE' },
  { owner: 'nobody' },
  { modifiedFrom: 10_990 * DAY },
  { modifiedBefore: 12 * DAY },
  { modifiedFrom: 3 * DAY, modifiedBefore: 10_800 * DAY },
  { datasetsAtMost: 0 },
  { datasetsAtLeast: 49 },
  { datasetsAtLeast: 1, datasetsAtMost: 2 },
  { notRead: 'config' },
  { notRead: 'access' },
  { notRead: 'any' },
  { group: 'Production' },
  { group: 'nothing' },
  { searchOnly: true },
  { searchOnly: false },
  { datasetsAtMost: 0, notRead: 'config', modifiedFrom: 10_950 * DAY },
  { group: 'Production', notRead: 'any', datasetsAtMost: 0 },
  { owner: 'ada', text: 'mart' },
  { datasetsAtMost: 0, text: 'mart' },
  { datasetsAtMost: 0, text: 'ma', kind: 'account' },
  { searchOnly: true, valid: true },
  { notRead: 'config', valid: false },
  { accounts: [] },
  { accounts: picked },
  { accounts: picked, valid: true, text: 'mart' },
];

const sorts: readonly InventorySort[] = (
  ['displayName', 'modifiedAt', 'owner', 'profile', 'id'] as const
).flatMap((field) =>
  (['ascending', 'descending'] as const).map((direction) => ({ field, direction })),
);

describe('the conditions of a filter', () => {
  const { store, known } = filled();
  afterAll(() => {
    store.methods.close();
  });

  it.each(conditions)('find the accounts that a look at each finds, for %j', (wanted) => {
    const asked = filter(wanted);
    const expected = known.filter((each) => meets(each, asked)).length;
    let next: number | null = 0;
    let counted = 0;
    while (next !== null) {
      const slice = store.methods.countSlice(asked, next);
      counted += slice.count;
      next = slice.next;
    }
    expect(counted).toBe(expected);
    for (const sort of sorts) {
      const { rows, total, atLeast } = store.methods.searchAccounts(asked, sort, 0, 200);
      expect(rows).toHaveLength(Math.min(expected, 200));
      expect(atLeast ? total <= expected : total === expected).toBe(true);
      const last = store.methods.searchAccounts(asked, sort, Math.max(0, expected - 5), 200);
      expect(last.rows).toHaveLength(Math.min(5, expected));
    }
    expect(store.methods.countExport('accounts', asked).rows).toBe(expected);
  });

  it('are answered from a narrow index when few accounts meet one of them', () => {
    expect(findNarrowRows(store.database, filter({ owner: 'ada' }))).toHaveLength(18);
    expect(findNarrowRows(store.database, filter({ notRead: 'access' }))).toBeNull();
    expect(findNarrowRows(store.database, filter({ searchOnly: false }))).toBeNull();
  });
});
