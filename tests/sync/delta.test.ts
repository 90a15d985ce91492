/** A full sync reads again what Domo's activity log names, and everything where it cannot rely on the log. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestFor } from '../../src/contract';
import type { AuditRow } from '../domo/state/audit-log';
import { outsider, sampleBench } from '../support/sample';

const { service, domo, profileId, key } = sampleBench();

const DAY_MS = 86_400_000;
const ACCOUNT = 71;

const sync = async (more: Partial<RequestFor<'inventory.sync'>> = {}) => {
  domo().log.clear();
  const { results } = await service().done('inventory.sync', { depth: 'full', ...more });
  return results[0];
};
const detail = (id = ACCOUNT) => service().done('inventory.detail', key('account', id));
const numberOf = (kind: 'account' | 'oauth'): number => domo().state.family(kind).size;
const all = (): number => numberOf('account') + numberOf('oauth');
/** Whose configs the last sync read. */
const configsRead = (): number[] =>
  domo()
    .log.all({ route: 'accounts.config' })
    .map(({ path }) => Number(path.split('/').at(-1)))
    .sort((a, b) => a - b);

/** Follows the log: one full reading has ended. */
async function followed(): Promise<void> {
  domo().modes.audit = 'usual';
  expect((await sync())?.details).toEqual({
    mode: 'full',
    why: 'notYet',
    read: all(),
    accounts: all(),
  });
}

/** Changes a config as another program does it: no time of the account moves. */
function changeConfig(id = ACCOUNT, time?: number): AuditRow | null {
  const account = domo().state.accounts.get(id);
  const [user] = domo().state.users.values();
  if (!account || !user) throw new Error('not there');
  account.config = { ...account.config, changed: String(Math.random()) };
  return domo().state.audit.add(user, 'UPDATED', account, time);
}

/** One account of the sample can be listed and not opened. */
const openAll = (): void => {
  for (const account of domo().state.accounts.values()) account.closed = false;
  for (const account of domo().state.oauthAccounts.values()) account.closed = false;
};
beforeEach(openAll);

const configOf = async (id = ACCOUNT) => (await detail(id)).config?.fields;

describe('a full sync of an instance whose log can be read', () => {
  it('reads nothing again where nothing changed, but OAuth accounts, which the log does not name', async () => {
    await followed();
    expect(await sync()).toMatchObject({
      outcome: 'done',
      details: { mode: 'delta', why: null, read: numberOf('oauth'), accounts: all() },
    });
    expect(configsRead()).toEqual([]);
  });

  it('reads an account whose config was changed, although no list shows it', async () => {
    await followed();
    const before = await configOf();
    changeConfig();
    expect((await sync())?.details).toMatchObject({ mode: 'delta', read: numberOf('oauth') + 1 });
    expect(configsRead()).toEqual([ACCOUNT]);
    expect(await configOf()).not.toEqual(before);
  });

  it('reads an account whose row in the list looks different, although the log does not name it', async () => {
    await followed();
    const account = domo().state.accounts.get(ACCOUNT);
    if (account) account.valid = !account.valid;
    await sync();
    expect(configsRead()).toEqual([ACCOUNT]);
  });

  it('reads an account that is new', async () => {
    await followed();
    const account = domo().state.accounts.get(ACCOUNT);
    if (account) domo().state.accounts.set(900, { ...structuredClone(account), id: 900 });
    expect(await sync()).toMatchObject({ added: 1 });
    expect(configsRead()).toEqual([900]);
  });

  it('reads an account whose access changed, and one of which a part could not be read', async () => {
    await followed();
    domo().faults.add({ kind: 'status', status: 500, route: 'accounts.access', times: 1 });
    changeConfig();
    expect((await sync())?.unreadCount).toBe(1);
    domo().state.audit.rows.length = 0;
    expect((await sync())?.unreadCount).toBe(0);
    expect(configsRead()).toEqual([ACCOUNT]);
  });

  it('reads what it was stopped before, the next time', async () => {
    await followed();
    changeConfig();
    domo().faults.add({ kind: 'status', status: 401, route: 'accounts.config' });
    expect((await sync())?.outcome).toBe('failed');
    domo().faults.clear();
    domo().state.audit.rows.length = 0;
    await service().reopen();
    await sync();
    expect(configsRead()).toEqual([ACCOUNT]);
  });

  it('reads what a sync of lists found in the log', async () => {
    await followed();
    changeConfig();
    expect((await sync({ depth: 'list' }))?.details).toBeNull();
    expect((await detail()).changedInDomo).toMatchObject({ action: 'UPDATED' });
    domo().state.audit.rows.length = 0;
    await sync();
    expect(configsRead()).toEqual([ACCOUNT]);
  });

  it('finds a row that came late', async () => {
    await followed();
    const row = changeConfig(ACCOUNT, Date.now() - DAY_MS + 60_000);
    domo().state.audit.rows.length = 0;
    await sync();
    expect(configsRead()).toEqual([]);
    if (row) domo().state.audit.rows.push(row);
    await sync();
    expect(configsRead()).toEqual([ACCOUNT]);
  });

  it('takes pages that are smaller than it asks for', async () => {
    await followed();
    domo().modes.auditPage = 2;
    for (const id of [...domo().state.accounts.keys(), ACCOUNT]) changeConfig(id);
    expect((await sync())?.details).toMatchObject({ mode: 'delta', read: all() });
  });

  it('removes an account that was deleted', async () => {
    await followed();
    domo().state.accounts.delete(ACCOUNT);
    expect(await sync()).toMatchObject({ removed: 1, details: { mode: 'delta' } });
  });
});

describe('a full sync reads every account', () => {
  const why = async (more: Partial<RequestFor<'inventory.sync'>> = {}) =>
    (await sync(more))?.details?.why;

  it('where the log is refused, and says so without calling the sync partial', async () => {
    expect(await sync()).toMatchObject({
      outcome: 'done',
      details: { mode: 'full', why: 'refused', read: all(), accounts: all() },
    });
    expect((await detail()).activityLog).toBe('refused');
  });

  it.each(['short', 'lossy', 'noCount'] as const)('where the log is %s', async (mode) => {
    await followed();
    for (const id of [ACCOUNT, ACCOUNT, ACCOUNT, ACCOUNT]) changeConfig(id);
    domo().modes.audit = mode;
    expect(await why()).toBe('gap');
    domo().modes.audit = 'usual';
    expect(await why()).toBeNull();
  });

  it('where a row does not say which account was changed', async () => {
    await followed();
    const row = changeConfig();
    if (row) row.objectId = 'none';
    expect(await why()).toBe('gap');
  });

  it('where the log could not be read, and follows it from where it was', async () => {
    await followed();
    changeConfig();
    domo().faults.add({ kind: 'status', status: 500, route: 'audit.list', times: 1 });
    expect(await why()).toBe('failed');
    expect(await why()).toBeNull();
    expect(configsRead()).toEqual([ACCOUNT]);
  });

  it('when somebody asks for it, and when the last time is too long ago', async () => {
    await followed();
    expect(await why({ everything: true })).toBe('chosen');
    const store = await service().workspace.store();
    const state = await store.auditStateOf(profileId());
    if (!state) throw new Error('not there');
    const age = async (days: number) => {
      const at = Date.now() - days * DAY_MS;
      const aged = { ...state, readUntil: at, fullAt: at };
      await store.saveAudit(profileId(), { state: aged, changes: [], outdated: [] });
    };
    await age(8);
    expect(await why()).toBe('scheduled');
    await service().done('settings.update', { verifyDays: 30 });
    await age(8);
    expect(await why()).toBeNull();
    await age(400);
    expect(await why()).toBe('tooOld');
    await age(-1);
    expect(await why()).toBe('clock');
    expect(await why()).toBeNull();
  });

  it('when the token is of another user', async () => {
    await followed();
    const user = { id: 7, displayName: 'Another', emailAddress: null };
    await (await service().workspace.store()).updateProfile(profileId(), { user });
    expect(await why()).toBe('anotherUser');
  });
});

describe('who changed an account in Domo', () => {
  it('is told with its details, for plain accounts', async () => {
    await followed();
    await service().done('account.share', {
      ...key('account', ACCOUNT),
      principal: { type: 'USER', id: outsider },
      accessLevel: 'CAN_VIEW',
    });
    await sync({ depth: 'list' });
    const { changedInDomo, activityLog } = await detail();
    const at = domo().state.audit.rows[0]?.time;
    expect(changedInDomo).toEqual({ action: 'SHARED', by: 'Jae Wilson1', at });
    expect(activityLog).toBe('readable');
    const other = await service().done('inventory.detail', key('oauth', 5));
    expect(other.changedInDomo).toBeNull();
  });

  it('is not told before the log was read', async () => {
    expect(await detail()).toMatchObject({ changedInDomo: null, activityLog: 'refused' });
    domo().modes.audit = 'usual';
    domo().faults.add({ kind: 'status', status: 500, route: 'audit.list' });
    await sync({ depth: 'list' });
    expect((await detail()).activityLog).toBe('unread');
  });
});
