/** clone.run: what it creates, and what it refuses to create. */
import { describe, expect, it } from 'vitest';
import type { ConfigValues } from '../../../src/contract';
import { canaryMark } from '../../domo/company/canaries';
import { SECRET } from '../requests';
import { cloning } from './cloning';

const { service, domo, profileId, writes, planOf, requestOf, run, token, bodies, entries } =
  cloning();

describe('clone.run', () => {
  it('creates the account in two instances, with an entry in the activity for each', async () => {
    token().config['username'] = 'ada';
    const plan = await planOf('account', 125, ['one', 'two']);
    const results = await run({
      ...requestOf('account', 125, plan, { username: 'grace' }),
      displayName: 'Shown',
    });
    const had = token().config['domoAccessToken'];
    for (const [index, member] of (['one', 'two'] as const).entries()) {
      const [made] = [...domo(member).state.accounts.values()];
      expect(results[index]).toEqual({
        profileId: profileId(member),
        label: member,
        outcome: 'done',
        id: made?.id,
        problem: null,
      });
      expect(bodies(member)).toEqual([
        {
          name: 'sudo_demo',
          displayName: 'Shown',
          dataProviderType: 'domo-access-token',
          configurations: { domoAccessToken: had, username: 'grace', password: '' },
          allowExternalUse: true,
          credentialsType: 'fields',
        },
      ]);
    }
    expect((await entries()).sort()).toEqual([
      'one account.create done',
      'two account.create done',
    ]);
    expect(writes('sample')).toEqual([]);
  });

  it('lets no secret into a response, an event or the activity', async () => {
    const plan = await planOf('account', 125, ['one', 'two']);
    const results = await run(requestOf('account', 125, plan, { password: `${SECRET}-typed` }));
    const { entries: recorded } = await service().done('activity.list', {});
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(JSON.stringify([plan, results, recorded, service().events])).not.toContain(canaryMark);
    expect(recorded[0]?.changes).toContainEqual({
      what: 'domoAccessToken',
      secret: true,
      before: null,
      after: null,
    });
  });

  it('reports the progress of each instance', async () => {
    const plan = await planOf('account', 125, ['one']);
    await run(requestOf('account', 125, plan));
    const progress = service().events.flatMap((event) =>
      event.event === 'progress' ? [event.progress] : [],
    );
    expect(progress.map(({ phase, done }) => [phase, done])).toEqual([
      ['accounts', 0],
      ['creating', 0],
      ['done', 1],
    ]);
    expect(new Set(progress.map((each) => each.profileId))).toEqual(new Set([profileId('one')]));
  });

  it('creates an OAuth account', async () => {
    const plan = await planOf('oauth', 5, ['one']);
    const [result] = await run(requestOf('oauth', 5, plan));
    expect(result?.outcome).toBe('done');
    const created = domo('one').state.oauthAccounts.get(Number(result?.id ?? -1));
    expect(created?.config).toEqual(domo('sample').state.oauthAccounts.get(5)?.config);
    expect(created?.allowExternalUse).toBe(true);
    expect(bodies('one')).toMatchObject([{ origin: 'OAUTH_CONFIGURATION' }]);
  });

  it('takes the value of a hidden secret from the user, and leaves out fields that the user left empty', async () => {
    const plan = await planOf('account', 71, ['one']);
    await run(requestOf('account', 71, plan, { credentials: SECRET }));
    expect(bodies('one')).toMatchObject([{ configurations: { credentials: SECRET } }]);
    expect(bodies('one')).toMatchObject([{ allowExternalUse: false }]);
  });

  it.each<[string, ConfigValues, string]>([
    ['nothing for what is asked', {}, 'createParams'],
    ['a mask', { credentials: '********' }, 'invalidRequest'],
    ['ciphertext', { credentials: '{encrypted}abc' }, 'invalidRequest'],
    ['a field that the plan did not show', { credentials: SECRET, more: 'x' }, 'invalidRequest'],
  ])('sends nothing if it gets %s', async (_what, values, code) => {
    const plan = await planOf('account', 71, ['one']);
    const problem = await service().refused('clone.run', requestOf('account', 71, plan, values));
    expect(problem.code).toBe(code);
    expect(problem.message).toContain('Nothing was sent');
    expect(writes('one')).toEqual([]);
  });

  it.each<[string, () => void]>([
    ['a secret', () => (token().config['domoAccessToken'] = `${SECRET}-new`)],
    ['a plain value', () => (token().config['username'] = 'somebody else')],
    ['a field that went away', () => delete token().config['password']],
    ['its name', () => (token().displayName = 'other')],
    ['the switch', () => (token().allowExternalUse = false)],
  ])('creates nothing anywhere if the source changed: %s', async (_what, change) => {
    const plan = await planOf('account', 125, ['one', 'two']);
    change();
    const results = await run(requestOf('account', 125, plan));
    expect(results.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([
      ['refused', 'changedSinceRead'],
      ['refused', 'changedSinceRead'],
    ]);
    expect([...writes('one'), ...writes('two')]).toEqual([]);
    expect((await entries()).sort()).toEqual([
      'one account.create refused',
      'two account.create refused',
    ]);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'the account is there now',
      () =>
        service().done('account.create', {
          profileId: profileId('one'),
          kind: 'account',
          name: 'sudo_demo',
          dataProviderType: 'domo-access-token',
          configurations: { domoAccessToken: SECRET },
        }),
    ],
    [
      'it is read-only now',
      () => service().done('profile.update', { profileId: profileId('one'), guard: 'read-only' }),
    ],
    ['it cannot be reached now', () => domo('one').playUnknown('refused')],
  ])(
    'creates nothing in an instance that changed, and goes on in the others: %s',
    async (_what, change) => {
      const plan = await planOf('account', 125, ['one', 'two']);
      await change();
      domo('one').log.clear();
      const results = await run(requestOf('account', 125, plan));
      expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'done']);
      expect(results[0]?.problem?.code).toBe('changedSinceRead');
      expect(writes('one')).toEqual([]);
      expect(await entries()).toContain('one account.create refused');
    },
  );

  it('creates nothing where the plan said so, and nothing where it said something else', async () => {
    await service().done('profile.update', { profileId: profileId('one'), guard: 'read-only' });
    const plan = await planOf('account', 125, ['one', 'two']);
    const planned = await run(requestOf('account', 125, plan));
    expect(planned).toMatchObject([
      { outcome: 'nothing', id: null, problem: { code: 'readOnly' } },
      { outcome: 'done' },
    ]);
    await service().done('profile.update', { profileId: profileId('one'), guard: 'normal' });
    const opened = await run(requestOf('account', 125, plan));
    expect(opened.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
    expect(writes('one')).toEqual([]);
    expect(writes('two')).toHaveLength(1);
  });

  it('reports an unknown outcome as unknown, and creates one account', async () => {
    const plan = await planOf('account', 125, ['one', 'two']);
    domo('one').faults.add({ kind: 'loseAnswer', route: 'accounts.create' });
    const results = await run(requestOf('account', 125, plan));
    expect(results.map(({ outcome }) => outcome)).toEqual(['unknown', 'done']);
    expect(results[0]?.problem?.message).toContain('with the id 1.');
    expect(writes('one')).toHaveLength(1);
    expect(domo('one').state.accounts.size).toBe(1);
    expect((await entries()).sort()).toEqual([
      'one account.create unknown',
      'two account.create done',
    ]);
  });

  it("reports a refusal in Domo's words, only for the instance that refused", async () => {
    const plan = await planOf('account', 125, ['one', 'two']);
    domo('two').faults.add({ kind: 'status', status: 400, route: 'accounts.create' });
    const results = await run(requestOf('account', 125, plan));
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'refused']);
    expect(results[1]?.problem?.code).toBe('crudFailed');
  });

  it('reports each outcome after a cancel: unknown stays unknown, and what did not begin is cancelled', async () => {
    const plan = await planOf('account', 125, ['one', 'two']);
    domo('one').faults.add({ kind: 'silent', route: 'accounts.create' });
    domo('two').faults.add({ kind: 'silent', route: 'accounts.list' });
    const request = requestOf('account', 125, plan);
    const running = service().call('clone.run', request, 'the-clone');
    await expect.poll(() => writes('one').length).toBeGreaterThan(0);
    await expect.poll(() => domo('two').log.count({ outcome: 'open' })).toBeGreaterThan(0);
    domo('one').faults.clear();
    service().dispatcher.cancel('the-clone');
    const result = await running;
    const results = result.ok ? result.value.results : [];
    expect(results.map(({ outcome }) => outcome)).toEqual(['unknown', 'cancelled']);
    expect(writes('one')).toHaveLength(1);
    expect(writes('two')).toEqual([]);
    expect(await entries()).toEqual(['one account.create unknown']);
  });
});
