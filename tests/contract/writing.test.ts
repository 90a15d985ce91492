/** Every operation that changes something in Domo: what leaves, what comes back, what is kept and recorded. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Kind, RequestFor } from '../../src/contract';
import { canaryMark } from '../domo/company/canaries';
import { LABEL, sampleBench } from './support/sample';

const { service, domo, profileId, key, writes } = sampleBench();

const SECRET = `${canaryMark}written`;
const kept = (kind: Kind, id: number) => service().done('inventory.detail', key(kind, id));

const token = (): RequestFor<'account.create'> => ({
  profileId: profileId(),
  kind: 'account',
  name: 'New one',
  dataProviderType: 'domo-access-token',
  configurations: { domoAccessToken: SECRET, username: 'ada' },
});
const jira = (): RequestFor<'account.create'> => ({
  profileId: profileId(),
  kind: 'oauth',
  name: 'New config',
  displayName: 'Shown config',
  dataProviderType: 'jira-on-prem-oauth-config',
  configurations: { client_id: 'jira', client_secret: SECRET },
});

describe('account.create', () => {
  it.each([
    ['account', token],
    ['oauth', jira],
  ] as const)('makes one %s, reads it again and keeps it', async (kind, request) => {
    const { id, account, problem, readAt } = await service().done('account.create', request());
    expect(problem).toBeNull();
    expect(readAt).not.toBeNull();
    expect(account).toMatchObject({ id, kind, name: request().name });
    expect(account?.createdAt).not.toBeNull();
    expect(domo().state.family(kind).get(id)?.config).toEqual(request().configurations);
    expect((await kept(kind, id)).account.id).toBe(id);
    expect(writes()).toHaveLength(1);
    expect(service().events).toContainEqual({
      event: 'inventoryChanged',
      profileId: profileId(),
    });
    const entry = await service().newest();
    expect(entry).toMatchObject({
      ...{ operation: 'account.create', outcome: 'done', source: 'commandLine', problem: null },
      ...{ label: LABEL, kind, accountId: id },
    });
    const secret = kind === 'account' ? 'domoAccessToken' : 'client_secret';
    const clear = kind === 'account' ? ['username', 'ada'] : ['client_id', 'jira'];
    expect(entry.changes).toContainEqual({ what: secret, secret: true, before: null, after: null });
    expect(entry.changes).toContainEqual({
      ...{ what: clear[0], secret: false, before: null, after: clear[1] },
    });
  });

  it('takes one name for the other', async () => {
    const { name: _, ...rest } = token();
    await service().done('account.create', { ...rest, displayName: 'Shown' });
    expect(JSON.parse(writes()[0]?.body ?? '')).toMatchObject({
      name: 'Shown',
      displayName: 'Shown',
    });
  });

  it('sends a payload that is given whole as it is', async () => {
    const payload = {
      ...{ name: 'a', displayName: 'b', dataProviderType: 'domo-access-token' },
      ...{ configurations: { domoAccessToken: SECRET }, allowExternalUse: true, type: 'data' },
    };
    const { profileId: id, kind } = token();
    await service().done('account.create', { profileId: id, kind, payload });
    expect(JSON.parse(writes()[0]?.body ?? '')).toEqual(payload);
  });

  it.each<[string, Partial<RequestFor<'account.create'>>, string]>([
    ['nothing', { kind: 'account' }, 'name, dataProviderType'],
    ['a name alone', { kind: 'account', name: 'x' }, 'dataProviderType'],
    ['an empty name', { kind: 'account', name: ' ', dataProviderType: 'x' }, 'name'],
    ['no config', { kind: 'oauth', name: 'x', dataProviderType: 'x' }, 'configurations'],
    [
      'no origin',
      { kind: 'oauth', name: 'x', dataProviderType: 'x', origin: '', configurations: { a: 'b' } },
      'origin',
    ],
    ['a payload without a type', { kind: 'account', payload: { name: 'x' } }, 'dataProviderType'],
  ])('names what is missing, and sends nothing: %s', async (_what, request, parts) => {
    const problem = await service().refused('account.create', {
      ...{ profileId: profileId(), kind: 'account' },
      ...request,
    });
    expect(problem).toMatchObject({ code: 'createParams' });
    expect(problem.message).toContain(`Missing: ${parts}.`);
    expect(domo().log.count()).toBe(0);
  });

  it.each([
    ['a mask', { configurations: { domoAccessToken: '********' } }],
    ['ciphertext', { configurations: { domoAccessToken: '{encrypted}abc' } }],
    [
      'a mask deep in a payload',
      { payload: { dataProviderType: 'x', list: [{ value: '********' }] } },
    ],
    ['a part of the other kind', { origin: 'OAUTH_CONFIGURATION' }],
  ])('refuses %s, and sends nothing', async (_what, more) => {
    const problem = await service().refused('account.create', { ...token(), ...more });
    expect(problem.code).toBe('invalidRequest');
    expect(domo().log.count()).toBe(0);
  });

  it("fails with crudFailed in Domo's own words, without the values", async () => {
    const problem = await service().refused('account.create', {
      ...token(),
      configurations: { domoAccessToken: SECRET, authType: 'x' },
    });
    expect(problem).toMatchObject({ code: 'crudFailed', status: 400 });
    expect(problem.message).toContain('authType');
    expect(await service().newest()).toMatchObject({ outcome: 'refused', accountId: null });
  });

  it.each([
    ['found', 0],
    ['not in the list yet', 9],
  ])('whose answer is lost makes one account, and says so: %s', async (what, newListedAfter) => {
    domo().modes.newListedAfter = newListedAfter;
    const before = domo().state.accounts.size;
    domo().faults.add({ kind: 'loseAnswer', route: 'accounts.create' });
    const problem = await service().refused('account.create', token());
    expect(problem.code).toBe('outcomeUnknown');
    expect(writes()).toHaveLength(1);
    expect(domo().state.accounts.size).toBe(before + 1);
    const id = Math.max(...domo().state.accounts.keys());
    const found = what === 'found';
    expect(problem.message).toContain(found ? `has the id ${String(id)}` : 'is not in it yet');
    const entry = await service().newest();
    expect(entry).toMatchObject({ outcome: 'unknown', accountId: found ? id : null });
    expect(entry.problem).toEqual(problem);
    if (found) expect((await kept('account', id)).account.name).toBe('New one');
  });
});

describe('account.create beside one of the same name', () => {
  it('takes none that was there before for the new one', async () => {
    const { id } = await service().done('account.create', token());
    domo().faults.add({ kind: 'loseAnswer', route: 'accounts.create' });
    const found = await service().refused('account.create', token());
    expect(found.message).toContain(`has the id ${String(id + 1)}.`);
    domo().modes.newListedAfter = 9;
    const missing = await service().refused('account.create', token());
    expect(missing.message).toContain('is not in it yet');
    expect(writes()).toHaveLength(3);
  });

  it('says that nobody can tell when the list could not be read before', async () => {
    domo().faults.add({ kind: 'status', status: 403, route: 'accounts.list', times: 1 });
    domo().faults.add({ kind: 'loseAnswer', route: 'accounts.create' });
    const problem = await service().refused('account.create', token());
    expect(problem.message).toContain('what was in it before is not known');
  });
});

describe('account.rename', () => {
  it.each([
    ['account', 102],
    ['oauth', 5],
  ] as const)('renames an %s and reads it again', async (kind, id) => {
    const before = (await kept(kind, id)).account;
    const answer = await service().done('account.rename', {
      ...key(kind, id),
      displayName: ' Ä "b" ',
    });
    expect(answer).toMatchObject({
      problem: null,
      account: { displayName: 'Ä "b"', name: before.name },
    });
    expect((await kept(kind, id)).account.displayName).toBe('Ä "b"');
    expect(writes()).toHaveLength(1);
    expect(writes()[0]?.body).toBe('Ä "b"');
    expect(await service().newest()).toMatchObject({
      ...{ operation: 'account.rename', outcome: 'done', account: before.displayName },
      changes: [{ what: 'displayName', before: before.displayName, after: 'Ä "b"' }],
    });
  });

  it('is never sent empty', async () => {
    const problem = await service().refused('account.rename', {
      ...key('account', 102),
      displayName: '  ',
    });
    expect(problem.code).toBe('invalidRequest');
    expect(domo().log.count()).toBe(0);
  });

  it('says which name it has when the answer is lost', async () => {
    domo().faults.add({ kind: 'loseAnswer', route: 'accounts.rename' });
    const problem = await service().refused('account.rename', {
      ...key('account', 102),
      displayName: 'X',
    });
    expect(problem).toMatchObject({ code: 'outcomeUnknown' });
    expect(problem.message).toContain('it is called X');
    expect(writes()).toHaveLength(1);
    expect((await kept('account', 102)).account.displayName).toBe('X');
    expect((await service().newest()).outcome).toBe('unknown');
  });

  it('is unknown, and not cancelled, when it was cancelled on the way', async () => {
    domo().faults.add({ kind: 'silent', route: 'accounts.rename' });
    const renamed = service().call(
      'account.rename',
      { ...key('account', 102), displayName: 'X' },
      'stopped',
    );
    await expect.poll(() => writes().length).toBe(1);
    service().dispatcher.cancel('stopped');
    expect(await renamed).toMatchObject({ ok: false, problem: { code: 'outcomeUnknown' } });
    expect(writes()).toHaveLength(1);
    expect((await service().newest()).outcome).toBe('unknown');
  });

  it('says that it could not look when it could not', async () => {
    domo().faults.add({ kind: 'loseAnswer', route: 'accounts.rename' });
    domo().faults.add({ kind: 'status', status: 403, route: 'accounts.get' });
    const problem = await service().refused('account.rename', {
      ...key('account', 102),
      displayName: 'X',
    });
    expect(problem.code).toBe('outcomeUnknown');
    expect(problem.message).toContain('could not be read');
  });

  it('succeeds though it cannot be read again', async () => {
    domo().faults.add({ kind: 'status', status: 500, route: 'accounts.get' });
    const answer = await service().done('account.rename', {
      ...key('account', 102),
      displayName: 'X',
    });
    expect(answer).toMatchObject({ account: null, readAt: null, problem: { code: 'getFailed' } });
    expect((await service().newest()).outcome).toBe('done');
  });

  it('fails with crudFailed where Domo refuses', async () => {
    const problem = await service().refused('account.rename', {
      ...key('account', 1),
      displayName: 'X',
    });
    expect(problem).toMatchObject({ code: 'crudFailed', status: 403 });
    expect(await service().newest()).toMatchObject({
      outcome: 'refused',
      problem: { status: 403 },
    });
  });
});

describe('account.delete', () => {
  it.each([
    ['account', 124],
    ['oauth', 5],
  ] as const)('deletes an %s and forgets it', async (kind, id) => {
    const { account } = await kept(kind, id);
    expect(await service().done('account.delete', key(kind, id))).toEqual({
      deleted: key(kind, id),
    });
    expect(domo().state.family(kind).has(id)).toBe(false);
    expect(domo().log.count()).toBe(1);
    expect((await service().refused('inventory.detail', key(kind, id))).code).toBe('notFound');
    expect(await service().newest()).toMatchObject({
      ...{ operation: 'account.delete', outcome: 'done', kind, accountId: id },
      account: account.displayName,
    });
  });

  it('fails with crudFailed for one that is not there', async () => {
    const problem = await service().refused('account.delete', key('account', 999));
    expect(problem).toMatchObject({ code: 'crudFailed', status: 404 });
  });

  it('says that it is gone when the answer is lost', async () => {
    domo().faults.add({ kind: 'loseAnswer', route: 'oauth.delete' });
    const problem = await service().refused('account.delete', key('oauth', 5));
    expect(problem.code).toBe('outcomeUnknown');
    expect(problem.message).toContain('it is gone');
    expect(writes()).toHaveLength(1);
    expect((await service().refused('inventory.detail', key('oauth', 5))).code).toBe('notFound');
  });

  it('says that it is still there when it is', async () => {
    domo().faults.add({ kind: 'status', status: 504, route: 'accounts.delete' });
    const problem = await service().refused('account.delete', key('account', 124));
    expect(problem.code).toBe('outcomeUnknown');
    expect(problem.message).toContain('zzz was read again: it is still there');
    expect((await kept('account', 124)).account.id).toBe(124);
  });

  it('never calls one gone that may only not be opened', async () => {
    domo().faults.add({ kind: 'status', status: 504, route: 'accounts.delete' });
    domo().faults.add({ kind: 'status', status: 403, route: 'accounts.get' });
    const problem = await service().refused('account.delete', key('account', 124));
    expect(problem.message).not.toContain('gone');
    expect((await kept('account', 124)).account.id).toBe(124);
  });
});

describe('account.updateConfig', () => {
  const update = (changes: Record<string, string>, kind: Kind = 'account', id = 125) => ({
    ...key(kind, id),
    changes,
  });

  it('sends the fields that differ alone, and finds them again', async () => {
    const answer = await service().done(
      'account.updateConfig',
      update({ domoAccessToken: SECRET, username: 'ada', password: '', allowExternalUse: 'True' }),
    );
    expect(answer).toMatchObject({ problem: null, unconfirmed: [], account: { id: 125 } });
    expect(answer.written).toEqual(['domoAccessToken', 'username']);
    expect(writes()).toHaveLength(1);
    expect(JSON.parse(writes()[0]?.body ?? '')).toEqual({
      domoAccessToken: SECRET,
      username: 'ada',
    });
    expect(answer.config?.fields).toContainEqual(
      expect.objectContaining({ name: 'username', state: 'clear', value: 'ada' }),
    );
    expect((await kept('account', 125)).config).toEqual(answer.config);
    expect((await service().newest()).changes).toEqual([
      { what: 'domoAccessToken', secret: true, before: null, after: null },
      { what: 'username', secret: false, before: '', after: 'ada' },
    ]);
  });

  it('changes an OAuth account', async () => {
    const answer = await service().done(
      'account.updateConfig',
      update({ client_id: 'other' }, 'oauth', 5),
    );
    expect(answer).toMatchObject({ written: ['client_id'], unconfirmed: [], problem: null });
    expect(domo().state.oauthAccounts.get(5)?.config['client_id']).toBe('other');
  });

  it('sends nothing when Domo has it all', async () => {
    const had = domo().state.accounts.get(125)?.config['domoAccessToken'] ?? '';
    const answer = await service().done('account.updateConfig', update({ domoAccessToken: had }));
    expect(answer).toMatchObject({ written: [], unconfirmed: [], problem: null });
    expect(answer.config).not.toBeNull();
    expect(writes()).toEqual([]);
    expect((await service().done('activity.list', {})).total).toBe(0);
  });

  it('says of a field that Domo masks that it cannot be seen', async () => {
    const answer = await service().done(
      'account.updateConfig',
      update({ credentials: SECRET }, 'account', 71),
    );
    expect(answer).toMatchObject({ written: ['credentials'], unconfirmed: ['credentials'] });
    expect(domo().state.accounts.get(71)?.config['credentials']).toBe(SECRET);
  });

  it('says of a field that comes back with another value that it is not confirmed', async () => {
    const other = JSON.stringify({ domoAccessToken: `${canaryMark}other`, username: 'bob' });
    domo().faults.add({
      ...{ kind: 'body', contentType: 'application/json', text: other },
      ...{ route: 'accounts.config' },
    });
    const answer = await service().done(
      'account.updateConfig',
      update({ domoAccessToken: SECRET, username: 'ada' }),
    );
    expect(answer.unconfirmed).toEqual(['domoAccessToken', 'username']);
  });

  it.each(['********', '•••', '{encrypted}abc'])('never sends %s', async (value) => {
    const problem = await service().refused(
      'account.updateConfig',
      update({ username: 'ada', password: value }),
    );
    expect(problem.code).toBe('invalidRequest');
    expect(problem.message).toContain('password');
    expect(problem.message).not.toContain('username');
    expect(domo().log.count()).toBe(0);
  });

  it("answers a field that the provider does not have with configRejected, in Domo's words", async () => {
    const problem = await service().refused('account.updateConfig', update({ authType: SECRET }));
    expect(problem).toMatchObject({ code: 'configRejected', status: 400 });
    expect(problem.message).toContain('authType');
    expect((await service().newest()).outcome).toBe('refused');
  });

  it('sends all fields when the present config cannot be read', async () => {
    domo().faults.add({ kind: 'status', status: 500, route: 'accounts.config', times: 1 });
    const answer = await service().done('account.updateConfig', update({ username: '' }));
    expect(answer.written).toEqual(['username']);
  });

  it('is recorded as refused when the account cannot even be looked up', async () => {
    const problem = await service().refused(
      'account.updateConfig',
      update({ a: SECRET }, 'account', 999),
    );
    expect(problem.code).toBe('noMatch');
    expect(writes()).toEqual([]);
    expect(await service().newest()).toMatchObject({
      outcome: 'refused',
      changes: [{ what: 'a', secret: true, before: null, after: null }],
    });
  });

  it('says what is seen when the answer is lost', async () => {
    domo().faults.add({ kind: 'loseAnswer', route: 'accounts.updateConfig' });
    const problem = await service().refused('account.updateConfig', update({ username: 'ada' }));
    expect(problem.code).toBe('outcomeUnknown');
    expect(problem.message).toContain('the new value is in username');
    expect(writes()).toHaveLength(1);
  });

  it('says that the old value is there when the write did not arrive', async () => {
    domo().faults.add({ kind: 'status', status: 502, route: 'accounts.updateConfig' });
    const problem = await service().refused(
      'account.updateConfig',
      update({ domoAccessToken: SECRET }),
    );
    expect(problem.message).toContain('another value is in domoAccessToken');
  });
});

describe('no secret', () => {
  it('is in the store, the activity or a Problem', async () => {
    const problems = [
      await service().refused('account.create', {
        ...token(),
        configurations: { domoAccessToken: SECRET, authType: SECRET },
      }),
      await service().refused('account.updateConfig', {
        ...{ ...key('account', 125), changes: { password: SECRET, [`x`]: SECRET } },
      }),
    ];
    await service().done('account.create', token());
    await service().done('account.updateConfig', {
      ...{ ...key('account', 125), changes: { password: SECRET } },
    });
    await service().done('account.reveal', {
      ...key('account', 125),
      field: 'password',
      to: 'screen',
    });
    const listed = await service().done('activity.list', {});
    const searched = await service().done('inventory.search', {});
    expect(JSON.stringify([problems, listed, searched])).not.toContain(canaryMark);
    const store = await service().workspace.store();
    const exported: unknown[] = [];
    for await (const batch of store.activityBatches({
      ...{ profileIds: null, outcome: null, operations: null, text: '' },
    })) {
      exported.push(...batch);
    }
    expect(exported).toHaveLength(listed.total);
    expect(JSON.stringify(exported)).not.toContain(canaryMark);
    for (const file of readdirSync(service().folder)) {
      expect(readFileSync(join(service().folder, file)).includes(canaryMark), file).toBe(false);
    }
    // A secret leaves for Domo once, in the body of the write that it belongs to.
    expect(
      new Set(
        domo()
          .log.mentioning(SECRET)
          .map(({ method }) => method),
      ),
    ).toEqual(new Set(['POST', 'PUT']));
    for (const mask of ['********', '{encrypted}']) {
      expect(domo().log.mentioning(mask)).toEqual([]);
    }
  });
});
