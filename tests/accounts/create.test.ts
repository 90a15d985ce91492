/** account.create: one account, whatever Domo answers, stored and recorded. */
import { describe, expect, it } from 'vitest';
import type { AccountKind, DomoId, RequestFor } from '../../src/contract';
import { LABEL, sampleBench } from '../support/sample';
import { jira as jiraIn, SECRET, token as tokenIn } from './requests';

const { service, domo, profileId, key, writes } = sampleBench();

const kept = (kind: AccountKind, id: DomoId) => service().done('inventory.detail', key(kind, id));
const jira = () => jiraIn(profileId());
const token = () => tokenIn(profileId());

describe('account.create', () => {
  it.each([
    ['account', token],
    ['oauth', jira],
  ] as const)('creates one %s, reads it again and stores it', async (kind, request) => {
    const { id, account, problem, readAt } = await service().done('account.create', request());
    expect(problem).toBeNull();
    expect(readAt).not.toBeNull();
    expect(account).toMatchObject({ id, kind, name: request().name });
    expect(account?.createdAt).not.toBeNull();
    expect(domo().state.family(kind).get(Number(id))?.config).toEqual(request().configurations);
    expect((await kept(kind, id)).account.id).toBe(id);
    expect(writes()).toHaveLength(1);
    expect(service().events).toContainEqual({
      event: 'inventoryChanged',
      profileId: profileId(),
    });
    const entry = await service().newest();
    expect(entry).toMatchObject({
      operation: 'account.create',
      outcome: 'done',
      source: 'commandLine',
      problem: null,
      label: LABEL,
      kind,
      accountId: id,
    });
    const secret = kind === 'account' ? 'domoAccessToken' : 'client_secret';
    const clear = kind === 'account' ? ['username', 'ada'] : ['client_id', 'jira'];
    expect(entry.changes).toContainEqual({ what: secret, secret: true, before: null, after: null });
    expect(entry.changes).toContainEqual({
      what: clear[0],
      secret: false,
      before: null,
      after: clear[1],
    });
  });

  it('uses either name for the other if one is missing', async () => {
    const { name: _, ...rest } = token();
    await service().done('account.create', { ...rest, displayName: 'Shown' });
    expect(JSON.parse(writes()[0]?.body ?? '')).toMatchObject({
      name: 'Shown',
      displayName: 'Shown',
    });
  });

  it('sends a payload of the caller unchanged', async () => {
    const payload = {
      name: 'a',
      displayName: 'b',
      dataProviderType: 'domo-access-token',
      configurations: { domoAccessToken: SECRET },
      allowExternalUse: true,
      type: 'data',
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
      profileId: profileId(),
      kind: 'account',
      ...request,
    });
    expect(problem).toMatchObject({ code: 'createParams' });
    expect(problem.message).toContain(`Missing: ${parts}.`);
    expect(domo().log.count()).toBe(0);
  });

  it.each([
    ['a mask', { configurations: { domoAccessToken: '********' } }],
    ['ciphertext', { configurations: { domoAccessToken: '{encrypted}abc' } }],
    ['a mask in JSON', { configurations: { domoAccessToken: '{"token":"********"}' } }],
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
  ])(
    'creates only one account if the answer is lost, and says so: %s',
    async (what, newListedAfter) => {
      domo().modes.newListedAfter = newListedAfter;
      const before = domo().state.accounts.size;
      domo().faults.add({ kind: 'loseAnswer', route: 'accounts.create' });
      const problem = await service().refused('account.create', token());
      expect(problem.code).toBe('outcomeUnknown');
      expect(writes()).toHaveLength(1);
      expect(domo().state.accounts.size).toBe(before + 1);
      const id = Math.max(...domo().state.accounts.keys());
      const found = what === 'found';
      expect(problem.message).toContain(found ? `with the id ${String(id)}` : 'is not in it yet');
      const entry = await service().newest();
      expect(entry).toMatchObject({ outcome: 'unknown', accountId: found ? id : null });
      expect(entry.problem).toEqual(problem);
      if (found) expect((await kept('account', id)).account.name).toBe('New one');
    },
  );
});

describe('account.create with an existing account of the same name', () => {
  it('does not mistake the existing account for the new one', async () => {
    const { id } = await service().done('account.create', token());
    domo().faults.add({ kind: 'loseAnswer', route: 'accounts.create' });
    const found = await service().refused('account.create', token());
    expect(found.message).toContain(`with the id ${String(Number(id) + 1)}.`);
    domo().modes.newListedAfter = 9;
    const missing = await service().refused('account.create', token());
    expect(missing.message).toContain('is not in it yet');
    expect(writes()).toHaveLength(3);
  });

  it('says that it cannot tell them apart if the list could not be read before', async () => {
    domo().faults.add({ kind: 'status', status: 403, route: 'accounts.list', times: 1 });
    domo().faults.add({ kind: 'loseAnswer', route: 'accounts.create' });
    const problem = await service().refused('account.create', token());
    expect(problem.message).toContain('Its earlier state is not known');
  });
});
