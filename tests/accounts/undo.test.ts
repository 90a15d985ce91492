/** undo.latest, undo.preview and undo.apply: what is undone, what is refused, and what the activity says. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountKey, DomoId } from '../../src/contract';
import type { Desktop } from '../../src/main/api/handlers/handler-types';
import { outsider, sampleBench, viewer } from '../support/sample';
import { SECRET } from './requests';

/** With a desktop, calls come from the window. */
const desktop: Desktop = {
  chooseExportFile: () => Promise.resolve(null),
  chooseInstanceListFile: () => Promise.resolve(null),
  chooseCertificatesFile: () => Promise.resolve(null),
  showFile: () => undefined,
  wasChosen: () => false,
  openPage: () => Promise.resolve(),
  copySecret: () => Promise.resolve(),
  ask: () => Promise.resolve(true),
};
let isWindow = true;
const { service, domo, key, writes } = sampleBench(() => (isWindow ? desktop : null));

const plain = (id: DomoId): AccountKey => key('account', id);
const nameOf = (id: number) => domo().state.accounts.get(id)?.displayName;

/** The request that undoes the newest entry, which is about this account. */
async function newestOf(account: AccountKey) {
  return { ...account, entryId: (await service().newest()).id };
}

async function latest() {
  return (await service().done('undo.latest', {})).entry;
}

async function renamed(displayName: string, id = 102) {
  await service().done('account.rename', { ...plain(id), displayName });
  return newestOf(plain(id));
}

describe('undo of a rename', () => {
  it('shows what it would change, and changes it by a write of its own', async () => {
    const before = nameOf(102);
    const undo = await renamed('Other');
    expect(await service().done('undo.preview', undo)).toMatchObject({
      changes: [{ what: 'displayName', now: 'Other', next: before }],
      left: [],
    });
    expect(writes()).toHaveLength(1);
    await service().done('undo.apply', undo);
    expect(nameOf(102)).toBe(before);
    expect(writes()).toHaveLength(2);
    expect(await service().newest()).toMatchObject({
      operation: 'account.rename',
      outcome: 'done',
      changes: [{ before: 'Other', after: before, undoes: undo.entryId }],
    });
  });

  it('is refused if somebody else changed the name meanwhile', async () => {
    const undo = await renamed('Other');
    const account = domo().state.accounts.get(102);
    if (account) account.displayName = 'Theirs';
    for (const operation of ['undo.preview', 'undo.apply'] as const) {
      const problem = await service().refused(operation, undo);
      expect(problem).toMatchObject({ code: 'changedSinceRead' });
      expect(problem.message).toContain('Theirs');
    }
    expect(nameOf(102)).toBe('Theirs');
    expect(writes()).toHaveLength(1);
    expect(await service().newest()).toMatchObject({ operation: 'undo.apply', outcome: 'refused' });
  });

  it('says that the name is as before already', async () => {
    const undo = await renamed('Other');
    await service().done('undo.apply', undo);
    const problem = await service().refused('undo.apply', undo);
    expect(problem).toMatchObject({ code: 'changedSinceRead' });
    expect(problem.message).toContain('as it was before already');
  });

  it('is refused in an instance that is read-only', async () => {
    const undo = await renamed('Other');
    await service().done('profile.update', { profileId: undo.profileId, guard: 'read-only' });
    expect(await service().refused('undo.apply', undo)).toMatchObject({ code: 'readOnly' });
    expect(writes()).toHaveLength(1);
  });

  it('is unknown if the answer is lost', async () => {
    const undo = await renamed('Other');
    domo().faults.add({ kind: 'loseAnswer', route: 'accounts.rename' });
    expect(await service().refused('undo.apply', undo)).toMatchObject({ code: 'outcomeUnknown' });
    expect(writes()).toHaveLength(2);
    expect(await service().newest()).toMatchObject({ outcome: 'unknown' });
  });

  it('passes on why the account cannot be read or renamed', async () => {
    const undo = await renamed('Other');
    domo().faults.add({ kind: 'status', status: 403, route: 'accounts.get' });
    expect((await service().refused('undo.apply', undo)).code).toBe('noMatch');
    domo().faults.clear();
    domo().faults.add({ kind: 'status', status: 500, route: 'accounts.get' });
    expect((await service().refused('undo.preview', undo)).code).toBe('getFailed');
    domo().faults.clear();
    domo().faults.add({ kind: 'status', status: 400, route: 'accounts.rename' });
    expect((await service().refused('undo.apply', undo)).code).toBe('crudFailed');
  });
});

describe('undo in an OAuth account', () => {
  it('brings back the name, and passes on that the list may not be read', async () => {
    const before = domo().state.oauthAccounts.get(5)?.displayName;
    await service().done('account.rename', { ...key('oauth', 5), displayName: 'Other' });
    const undo = await newestOf(key('oauth', 5));
    for (const route of ['oauth.list', 'oauth.listShort']) {
      domo().faults.add({ kind: 'status', status: 403, route });
    }
    expect((await service().refused('undo.preview', undo)).code).toBe('forbidden');
    expect((await service().refused('undo.apply', undo)).code).toBe('forbidden');
    domo().faults.clear();
    await service().done('undo.apply', undo);
    expect(domo().state.oauthAccounts.get(5)?.displayName).toBe(before);
  });
});

describe('undo of a changed config', () => {
  const update = (changes: Record<string, string>, id = 125) =>
    service().done('account.updateConfig', { ...plain(id), changes });

  it('brings back fields that are not secret, and says which secrets stay', async () => {
    await update({ domoAccessToken: SECRET, username: 'ada' });
    const undo = await newestOf(plain(125));
    const preview = await service().done('undo.preview', undo);
    expect(preview.changes).toEqual([{ what: 'username', now: 'ada', next: '' }]);
    expect(preview.left).toEqual([
      { what: 'domoAccessToken', why: expect.stringContaining('secret') as string },
    ]);
    await service().done('undo.apply', undo);
    const { config } = domo().state.accounts.get(125) ?? {};
    expect(config).toMatchObject({ username: '', domoAccessToken: SECRET });
  });

  it('is refused if only secrets were changed', async () => {
    await update({ domoAccessToken: SECRET });
    const problem = await service().refused('undo.preview', await newestOf(plain(125)));
    expect(problem).toMatchObject({ code: 'cannotUndo' });
    expect(problem.message).toContain('no old value of a secret');
  });

  it('is refused if a field has another value by now, without naming the value', async () => {
    await update({ username: 'ada' });
    const undo = await newestOf(plain(125));
    const account = domo().state.accounts.get(125);
    if (account) account.config['username'] = 'grace';
    const problem = await service().refused('undo.preview', undo);
    expect(problem).toMatchObject({ code: 'changedSinceRead' });
    expect(problem.message).not.toContain('grace');
    expect((await service().refused('undo.apply', undo)).code).toBe('changedSinceRead');
    expect(writes()).toHaveLength(1);
  });

  it('passes on that Domo refuses the config', async () => {
    await update({ username: 'ada' });
    const undo = await newestOf(plain(125));
    domo().faults.add({ kind: 'status', status: 400, route: 'accounts.updateConfig' });
    expect((await service().refused('undo.apply', undo)).code).toBe('configRejected');
    domo().faults.clear();
  });
});

describe('undo of a changed access', () => {
  const share = (accessLevel: 'CAN_EDIT' | 'NONE', id: string) =>
    service().done('account.share', { ...plain(71), principal: { type: 'USER', id }, accessLevel });
  const levelOf = async (id: string) =>
    (await service().done('account.accessList', plain(71))).entries.find((each) => each.id === id)
      ?.accessLevel;

  it('takes away access that was given, and gives back access that was taken', async () => {
    await share('CAN_EDIT', outsider);
    const given = await newestOf(plain(71));
    expect((await service().done('undo.preview', given)).changes).toEqual([
      { what: expect.stringContaining('access of') as string, now: 'CAN_EDIT', next: null },
    ]);
    await service().done('undo.apply', given);
    expect(await levelOf(outsider)).toBeUndefined();

    const level = await levelOf(viewer);
    await share('NONE', viewer);
    await service().done('undo.apply', await newestOf(plain(71)));
    expect(await levelOf(viewer)).toBe(level);
  });

  it('is refused if the level before is not known, because the list could not be read', async () => {
    domo().faults.add({ kind: 'status', status: 500, route: 'accounts.access' });
    await share('CAN_EDIT', outsider);
    domo().faults.clear();
    const problem = await service().refused('undo.preview', await newestOf(plain(71)));
    expect(problem).toMatchObject({ code: 'cannotUndo' });
    expect(problem.message).toContain('not known');
  });

  it('ends with alreadyShared if somebody else gives the access back while the undo begins', async () => {
    const entries = domo().state.accounts.get(71)?.access ?? [];
    const access = entries.find(({ id }) => id === viewer);
    await share('NONE', viewer);
    const undo = await newestOf(plain(71));
    const read = domo().log.count({ route: 'accounts.access' });
    domo().faults.add({ kind: 'hold', route: 'accounts.access', method: 'GET', skip: 1, times: 1 });
    const applied = service().call('undo.apply', undo);
    await expect.poll(() => domo().log.count({ route: 'accounts.access' })).toBe(read + 2);
    if (access) domo().state.accounts.get(71)?.access.push(access);
    domo().faults.release();
    expect(await applied).toMatchObject({ ok: false, problem: { code: 'alreadyShared' } });
  });

  it('passes on that Domo refuses to share', async () => {
    await share('CAN_EDIT', outsider);
    const undo = await newestOf(plain(71));
    domo().faults.add({ kind: 'status', status: 400, route: 'accounts.share' });
    expect((await service().refused('undo.apply', undo)).code).toBe('shareFailed');
  });
});

describe('what is never undone', () => {
  it('refuses a deletion, and says why', async () => {
    await service().done('account.delete', plain(102));
    const undo = await newestOf(plain(102));
    const problem = await service().refused('undo.preview', undo);
    expect(problem).toMatchObject({ code: 'cannotUndo' });
    expect(problem.message).toContain('for good');
    expect((await latest())?.id).toBe(undo.entryId);
  });

  it('refuses an entry of another account, and one that is not there', async () => {
    const undo = await renamed('Other');
    for (const other of [
      { ...undo, id: 71 },
      { ...undo, entryId: 'none' },
    ]) {
      expect((await service().refused('undo.apply', other)).code).toBe('cannotUndo');
    }
    expect(writes()).toHaveLength(1);
  });

  it('refuses a write with an unknown outcome', async () => {
    domo().faults.add({ kind: 'loseAnswer', route: 'accounts.rename' });
    await service().refused('account.rename', { ...plain(102), displayName: 'Other' });
    const problem = await service().refused('undo.preview', await newestOf(plain(102)));
    expect(problem.message).toContain('not known whether');
  });
});

describe('undo.latest', () => {
  it('goes back write by write, and never to an undo', async () => {
    expect(await latest()).toBeNull();
    const first = await renamed('One');
    const second = await renamed('Two');
    expect((await latest())?.id).toBe(second.entryId);
    await service().done('undo.apply', second);
    expect((await latest())?.id).toBe(first.entryId);
    await service().done('undo.apply', first);
    expect(await latest()).toBeNull();
  });
});

describe('undo.latest beside the command line', () => {
  beforeAll(() => {
    isWindow = false;
  });
  afterAll(() => {
    isWindow = true;
  });

  it('leaves out what the command line wrote, which can be undone from the activity', async () => {
    const before = nameOf(102);
    const undo = await renamed('One');
    expect(await latest()).toBeNull();
    await service().done('undo.apply', undo);
    expect(nameOf(102)).toBe(before);
  });
});
