/** What is kept of Domo's activity log, and which details it makes old. */
import { saveFound } from '../../src/main/store/tables/found-accounts';
import { describe, expect, it } from 'vitest';
import { createProblem, parseId, type AccountKey } from '../../src/contract';
import type { AuditOutcome, DetailState, DomoChange } from '../../src/main/store/audit-types';
import {
  nothingFound,
  account,
  config,
  entry,
  oauth,
  problemFrom,
  storeWith,
  type Opened,
} from './store-in-process';

const state = { readFrom: 1, readUntil: 9, fullAt: null, reader: '21', problem: null };
const change = (at: number | null, by: string | null = 'Ada'): DomoChange => ({
  action: 'UPDATED',
  by,
  at,
  source: 'activityLog',
});
const outcome = (changes: Partial<AuditOutcome> = {}): AuditOutcome => ({
  state,
  changes: [],
  outdated: [],
  ...changes,
});
const key = (id: number): AccountKey => ({ profileId: 'acme', kind: 'account', id });

function filled(): Opened {
  const store = storeWith('acme');
  const { methods } = store;
  methods.saveAccountList('acme', 'account', [account(1), account(2)], 10);
  methods.saveAccountList('acme', 'oauth', [oauth(1)], 10);
  for (const id of [1, 2]) {
    methods.saveConfig(key(id), config(id, 'someone'), 20);
    methods.saveAccessList(key(id), [entry('21')], 20);
  }
  return store;
}

const statesOf = ({ methods }: Opened): readonly DetailState[] =>
  methods.listDetailStates('acme', 0).states;
const isMarked = (store: Opened) =>
  statesOf(store).map(({ kind, id, listed, marked }) => [kind, id, marked === listed]);
const markAll = (store: Opened, reading: number): void => {
  store.methods.saveDetailMarks('acme', statesOf(store), reading);
};

describe('the activity log of an instance', () => {
  it('is kept with how far it was read, and goes with its profile', () => {
    const { methods } = storeWith('acme');
    expect(methods.auditStateOf('acme')).toBeNull();
    methods.saveAudit('acme', outcome({ changes: [{ ...change(5), id: 1 }] }));
    expect(methods.auditStateOf('acme')).toEqual(state);
    const refused = { ...state, problem: createProblem('forbidden', 'No.') };
    methods.saveAudit('acme', outcome({ state: refused }));
    expect(methods.auditStateOf('acme')).toEqual(refused);
    methods.removeProfile('acme');
    expect([methods.auditStateOf('acme'), methods.domoChangeOf(key(1))]).toEqual([null, null]);
    expect(problemFrom(() => methods.saveAudit('acme', outcome())).code).toBe('notFound');
  });

  it('names the newest change of an account, whatever order its rows come in', () => {
    const { methods } = filled();
    const seen = (...rows: readonly DomoChange[]) => {
      methods.saveAudit('acme', outcome({ changes: rows.map((row) => ({ ...row, id: 1 })) }));
      return methods.domoChangeOf(key(1));
    };
    expect(methods.domoChangeOf(key(1))).toBeNull();
    expect(seen(change(null, 'Eve'))).toEqual(change(null, 'Eve'));
    expect(seen(change(7), change(6, 'Bob'))).toEqual(change(7));
    expect(seen(change(5, 'Bob'))).toEqual(change(7));
    expect(methods.domoChangeOf({ ...key(1), kind: 'oauth' })).toBeNull();
  });

  it('keeps every digit of a long id', () => {
    const { methods } = storeWith('acme');
    const id = parseId('17841400000000001') ?? 0;
    methods.saveAudit('acme', outcome({ changes: [{ ...change(5), id }] }));
    expect(methods.domoChangeOf({ profileId: 'acme', kind: 'account', id })).toEqual(change(5));
    expect(methods.checkRows()).toEqual(nothingFound);
  });
});

describe('marks of details that were read', () => {
  it('are made, and forgotten for plain accounts that the log names, or for all', () => {
    const store = filled();
    markAll(store, store.methods.saveAudit('acme', outcome()));
    const all = [
      ['account', 1, true],
      ['account', 2, true],
      ['oauth', 1, true],
    ];
    expect(isMarked(store)).toEqual(all);
    store.methods.saveAudit('acme', outcome({ outdated: [1, 99] }));
    expect(isMarked(store)).toEqual([['account', 1, false], ...all.slice(1)]);
    store.methods.saveAudit('acme', outcome({ outdated: 'all' }));
    expect(isMarked(store).map(([, , marked]) => marked)).toEqual([false, false, false]);
  });

  it('are not made when the log was read again since, as it may have named the account', () => {
    const store = filled();
    const reading = store.methods.saveAudit('acme', outcome());
    store.methods.saveAudit('acme', outcome({ outdated: [1] }));
    markAll(store, reading);
    store.methods.saveFullReading('acme', 7, reading);
    expect(isMarked(store).some(([, , marked]) => marked)).toBe(false);
    expect(store.methods.auditStateOf('acme')?.fullAt).toBeNull();
    store.methods.saveFullReading('acme', 7, reading + 1);
    expect(store.methods.auditStateOf('acme')?.fullAt).toBe(7);
  });

  it('no longer fit when list, search or provider say something else', () => {
    const store = filled();
    const { methods } = store;
    const reading = methods.saveAudit('acme', outcome());
    const provider = (name: string) =>
      ({ key: 'snowflake', name, authenticationScheme: null, fields: [], more: {} }) as never;
    const fits = (): boolean => {
      const [first] = statesOf(store);
      const fitted = first?.marked === first?.listed;
      markAll(store, reading);
      return fitted;
    };
    const found = { id: 1, owners: null, datasetCount: 4, used: true, indexedAt: 9 };
    markAll(store, reading);
    expect(fits()).toBe(true);
    methods.saveAccountList('acme', 'account', [account(1, { valid: false }), account(2)], 30);
    expect(fits()).toBe(false);
    saveFound(store.database, 'acme', [found], 30, true);
    expect(fits()).toBe(false);
    saveFound(store.database, 'acme', [{ ...found, indexedAt: 10 }], 30, true);
    expect(fits()).toBe(true);
    saveFound(store.database, 'acme', [{ ...found, datasetCount: 5 }], 30, true);
    expect(fits()).toBe(false);
    methods.saveProviders('acme', [provider('Snowflake')], 30);
    expect(fits()).toBe(false);
    methods.saveProviders('acme', [provider('Snow')], 40);
    expect(fits()).toBe(false);
    expect(fits()).toBe(true);
  });

  it('do not help an account of which a part was not read', () => {
    const store = filled();
    const { methods } = store;
    const uncertain = () =>
      statesOf(store)
        .filter(({ isUncertain }) => isUncertain)
        .map(({ kind, id }) => `${kind} ${String(id)}`);
    expect(uncertain()).toEqual(['oauth 1']);
    methods.saveReadFailure(key(2), 'accessList', createProblem('timeout', 'Slow.'), 30);
    expect(uncertain()).toEqual(['account 2', 'oauth 1']);
    methods.saveAccountList('acme', 'account', [account(2)], 40, { setAside: [{ id: 1 }] });
    expect(uncertain()).toEqual(['account 1', 'account 2', 'oauth 1']);
  });

  it('are listed part by part', () => {
    const { methods } = storeWith('acme', 'other');
    const many = Array.from({ length: 1_500 }, (_, at) => account(at + 1));
    methods.saveAccountList('acme', 'account', many, 10);
    methods.saveAccountList('other', 'account', [account(1)], 10);
    const first = methods.listDetailStates('acme', 0);
    const second = methods.listDetailStates('acme', first.next ?? -1);
    expect([first.states.length, second.states.length, second.next]).toEqual([1_000, 500, null]);
    expect(new Set([...first.states, ...second.states].map(({ id }) => id)).size).toBe(1_500);
  });
});
