/** The activity in the store: begun, ended, found again, and told by whom it was left. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createProblem, type ActivityFilter } from '../../src/contract';
import { EXPORT_BATCH_SIZE } from '../../src/main/store/tables/exports';
import type { ActivityEnd, NewActivityEntry } from '../../src/main/store/activity-types';
import { temporaryFolder } from '../support/temporary-folder';
import {
  account,
  closeNow,
  openMethods,
  problemFrom,
  storeWith,
  type Opened,
} from './store-in-process';
import { renameEntry } from './rows';

const all: ActivityFilter = { profileIds: null, outcome: null, operations: null, text: '' };

const now = Date.now();

const begun = (id: string, changes: Partial<NewActivityEntry> = {}): NewActivityEntry =>
  renameEntry(id, { profileId: 'p', label: 'Acme', accountId: 7, account: 'Orders', ...changes });
const done: ActivityEnd = { outcome: 'done', problem: null, endedAt: 5 };

const ids = ({ methods }: Opened, filter: Partial<ActivityFilter> = {}) =>
  methods.listActivity({ ...all, ...filter }, 0, 100).entries.map(({ id }) => id);
const first = ({ methods }: Opened) => methods.listActivity(all, 0, 1).entries[0];

/** The number of a program that has ended. */
const goneProgram = (): number => spawnSync(process.execPath, ['-e', '']).pid;
const from = ({ database }: Opened, pid: number): void => {
  database.run('UPDATE activity SET pid = ?', pid);
};

describe('an activity entry', () => {
  it('is pending until it is ended, and then has its outcome', () => {
    const store = openMethods();
    store.methods.beginActivity(begun('a'));
    expect(first(store)).toEqual({
      ...begun('a'),
      at: first(store)?.at,
      outcome: 'pending',
      problem: null,
      endedAt: null,
    });
    const why = createProblem('crudFailed', 'No.', { status: 400 });
    store.methods.endActivity('a', { outcome: 'refused', problem: why, endedAt: 5 });
    expect(first(store)).toMatchObject({ outcome: 'refused', problem: why, endedAt: 5 });
  });

  it('gets its label, name and old display name from the store when they are omitted', () => {
    const store = storeWith('p');
    store.methods.saveAccountList('p', 'account', [account(7, { displayName: '' })], 1);
    const { label: _label, instance: _instance, account: _account, ...start } = begun('a');
    const changes = [{ what: 'displayName', secret: false, after: 'New' }];
    store.methods.beginActivity({ ...start, changes });
    expect(first(store)).toMatchObject({ label: 'p', instance: 'p', account: 'account-7' });
    expect(first(store)?.changes).toEqual([{ ...changes[0], before: '' }]);

    store.methods.saveAccount('p', account(7, { displayName: 'Orders' }), 2);
    store.methods.beginActivity({ ...start, id: 'b', at: start.at + 1, changes });
    expect(first(store)).toMatchObject({ account: 'Orders' });
    expect(first(store)?.changes).toEqual([{ ...changes[0], before: 'Orders' }]);

    // Unknown accounts and damaged rows do not prevent a write.
    store.methods.beginActivity({ ...start, id: 'c', at: start.at + 2, accountId: 8, changes });
    expect(first(store)).toMatchObject({ account: '', changes: [{ before: null }] });
    store.database.exec("UPDATE accounts SET data = '{}'");
    store.methods.beginActivity({ ...start, id: 'd', at: start.at + 3 });
    expect(first(store)).toMatchObject({ id: 'd', account: '' });
  });

  it('is refused without a label when the profile does not exist', () => {
    const store = openMethods();
    const { label: _label, instance: _instance, ...start } = begun('a');
    expect(problemFrom(() => store.methods.beginActivity(start)).code).toBe('notFound');
    expect(ids(store)).toEqual([]);
  });

  it('accepts details that became known on the way', () => {
    const store = openMethods();
    store.methods.beginActivity(begun('a', { accountId: null, account: '' }));
    const changes = [{ what: 'role', secret: false, before: null, after: 'reader' }];
    store.methods.endActivity('a', { ...done, accountId: 9, account: 'New', changes });
    expect(first(store)).toMatchObject({ accountId: 9, account: 'New', changes });
    expect(ids(store, { text: 'role new' })).toEqual(['a']);
  });

  it('is kept when its profile is removed', () => {
    const store = storeWith('p');
    store.methods.beginActivity(begun('a'));
    store.methods.removeProfile('p');
    expect(ids(store)).toEqual(['a']);
  });

  it('that does not exist can be ended without an error', () => {
    const store = openMethods();
    store.methods.endActivity('nobody', done);
    expect(ids(store)).toEqual([]);
  });
});

describe('the activity list', () => {
  const some = () => {
    const store = openMethods();
    const add = (id: string, at: number, changes: Partial<NewActivityEntry> = {}) => {
      store.methods.beginActivity(begun(id, { at: now + at, ...changes }));
    };
    add('one', 1, { label: 'Zürich', profileId: 'z' });
    add('two', 3, { operation: 'account.delete', account: '100%' });
    add('three', 2, {
      changes: [{ what: 'access of Jane', secret: false, before: null, after: null }],
    });
    // Begun in the same moment: what was entered last is newer.
    add('four', 2, { instance: 'beta' });
    store.methods.endActivity('two', done);
    return store;
  };

  it('is sorted from newest to oldest, page by page', () => {
    const store = some();
    expect(ids(store)).toEqual(['two', 'four', 'three', 'one']);
    const { total, entries } = store.methods.listActivity(all, 1, 2);
    expect(total).toBe(4);
    expect(entries.map(({ id }) => id)).toEqual(['four', 'three']);
  });

  it.each<[Partial<ActivityFilter>, string[]]>([
    [{ profileIds: ['z'] }, ['one']],
    [{ profileIds: [] }, []],
    [{ outcome: 'done' }, ['two']],
    [{ outcome: 'pending' }, ['four', 'three', 'one']],
    [{ operations: ['account.delete', 'account.create'] }, ['two']],
    [{ text: 'ZURICH' }, ['one']],
    [{ text: '100%' }, ['two']],
    [{ text: '%' }, ['two']],
    [{ text: 'jane ACCESS' }, ['three']],
    [{ text: 'jane nobody' }, []],
    [{ text: 'beta orders' }, ['four']],
    [{ text: 'rename', profileIds: ['z'] }, ['one']],
  ])('is narrowed by %j', (filter, expected) => {
    expect(ids(some(), filter)).toEqual(expected);
  });

  it('is exported completely, in batches, with secrets only as changed or shown', () => {
    const store = openMethods();
    const changes = [
      { what: 'role', secret: false, before: 'a', after: 'b' },
      { what: 'password', secret: true, before: null, after: null },
      { what: 'access', secret: false, before: 'OWNER', after: null },
    ];
    for (let n = 0; n < EXPORT_BATCH_SIZE + 1; n += 1)
      store.methods.beginActivity(begun(String(n), { at: n }));
    store.methods.beginActivity(begun('x', { changes }));
    const shown = { operation: 'account.reveal', changes: changes.slice(1, 2) };
    store.methods.beginActivity(begun('y', shown));
    const handle = store.methods.openActivityExport(all);
    const batches = [store.methods.nextBatch(handle), store.methods.nextBatch(handle)];
    expect(batches.map((batch) => batch?.length)).toEqual([EXPORT_BATCH_SIZE, 3]);
    expect(store.methods.nextBatch(handle)).toBeNull();
    store.methods.closeExport(handle);
    expect(batches[0]?.slice(0, 2).map((record) => record['changes'])).toEqual([
      'password: shown',
      'role: a → b; password: changed; access: OWNER → -',
    ]);
  });
});

describe('a pending entry of a program that ended', () => {
  it('becomes unknown, and gives the reason', () => {
    const folder = temporaryFolder('store');
    const store = openMethods(folder);
    store.methods.beginActivity(begun('a'));
    store.methods.beginActivity(begun('b'));
    store.methods.endActivity('b', done);
    from(store, goneProgram());
    closeNow(store);
    const again = openMethods(folder);
    const { entries } = again.methods.listActivity(all, 0, 10);
    expect(entries.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['b', 'done'],
      ['a', 'unknown'],
    ]);
    expect(entries[1]?.problem).toMatchObject({ code: 'outcomeUnknown' });
    expect(entries[1]?.endedAt).not.toBeNull();
  });

  it.each([
    ['this one', process.pid],
    ['another one that runs', process.ppid],
    ['one of somebody else', 1],
  ])('stays pending while the program is running: %s', (_which, pid) => {
    const store = openMethods();
    store.methods.beginActivity(begun('a'));
    from(store, pid);
    expect(first(store)?.outcome).toBe('pending');
  });

  it.each([
    ['our number was another program’s before', process.pid, (process.uptime() + 60) * 1000],
    ['another program has the number since', process.ppid, 2 * 60 * 60 * 1000],
  ])('is not taken for living because %s', (_why, pid, age) => {
    const store = openMethods();
    store.methods.beginActivity(begun('a', { at: Date.now() - age }));
    from(store, pid);
    expect(first(store)?.outcome).toBe('unknown');
  });

  it('takes the outcome from its program if that was still running after all', () => {
    const store = openMethods();
    store.methods.beginActivity(begun('a'));
    from(store, goneProgram());
    expect(first(store)?.outcome).toBe('unknown');
    store.methods.endActivity('a', done);
    expect(first(store)).toMatchObject({ outcome: 'done', problem: null });
  });
});

describe('an account that was deleted in Domo', () => {
  it('is removed from list, counts and search, and causes no error if it does not exist', () => {
    const { methods } = storeWith('p');
    methods.saveAccountList('p', 'account', [account(1), account(2)], 1);
    methods.removeAccount({ profileId: 'p', kind: 'account', id: 1 });
    methods.removeAccount({ profileId: 'p', kind: 'oauth', id: 2 });
    expect(methods.listAccountKeys('p').map(({ id }) => id)).toEqual([2]);
    expect(methods.getFacets(['p'], null).accounts).toBe(1);
  });
});

describe('names of people and groups', () => {
  it('are learned from searches, separately for each instance', () => {
    const { methods } = storeWith('p', 'q');
    methods.savePrincipalNames('p', [{ type: 'USER', id: '1', name: 'Jane', detail: null }]);
    expect(methods.getPrincipalName('p', 'USER', '1')).toBe('Jane');
    expect(methods.getPrincipalName('p', 'GROUP', '1')).toBeNull();
    expect(methods.getPrincipalName('q', 'USER', '1')).toBeNull();
  });
});
