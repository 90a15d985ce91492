/** clone.plan and clone.run: what would be made, what is made, and what is not. */
import { describe, expect, it } from 'vitest';
import type { CloneResult, ConfigValues, Kind, RequestFor, ResponseFor } from '../../src/contract';
import { canaryMark } from '../domo/company/canaries';
import { family, type Member } from './support/family';
import { SECRET } from './writing/requests';

const { service, domo, profileId, key, writes } = family();

type Plan = ResponseFor<'clone.plan'>;

const planOf = (kind: Kind, id: number, members: readonly Member[], displayName?: string) =>
  service().done('clone.plan', {
    ...{ source: key(kind, id), profileIds: members.map(profileId) },
    ...(displayName === undefined ? {} : { displayName }),
  });

const requestOf = (
  kind: Kind,
  id: number,
  plan: Plan,
  values: ConfigValues = {},
): RequestFor<'clone.run'> => ({
  ...{ source: key(kind, id), name: plan.name, displayName: plan.displayName, values },
  stamp: plan.stamp,
  targets: plan.targets.map((target) => ({ profileId: target.profileId, stamp: target.stamp })),
});

const run = async (request: RequestFor<'clone.run'>): Promise<readonly CloneResult[]> =>
  (await service().done('clone.run', request)).results;

const token = () => domo('sample').state.accounts.get(125) ?? expect.fail('no account 125');
const bodies = (member: Member): unknown[] =>
  writes(member).map(({ body }): unknown => JSON.parse(body));
const entries = async () =>
  (await service().aboutAccounts()).map(
    ({ label, outcome, operation }) => `${label} ${operation} ${outcome}`,
  );

describe('clone.plan', () => {
  it('says of each field where its value comes from, and changes nothing', async () => {
    token().config['username'] = 'ada';
    const plan = await planOf('account', 125, ['one', 'two']);
    expect(plan).toMatchObject({
      ...{ label: 'sample', name: 'sudo_demo', displayName: 'sudo_demo' },
      dataProviderType: 'domo-access-token',
    });
    const fields = plan.fields.map(({ name, from, value }) => [name, from, value]);
    expect(fields).toEqual([
      ['domoAccessToken', 'kept', null],
      ['username', 'source', 'ada'],
      ['password', 'source', ''],
      ['allowExternalUse', 'source', 'true'],
    ]);
    expect(plan.targets).toMatchObject([
      { label: 'one', guard: 'normal', will: 'create', why: null, existing: null },
      { label: 'two', guard: 'normal', will: 'create', why: null, existing: null },
    ]);
    for (const member of ['sample', 'one', 'two'] as const) expect(writes(member)).toEqual([]);
    expect(JSON.stringify(plan)).not.toContain(canaryMark);
  });

  it('fails with getFailed where the source cannot be read', async () => {
    domo('sample').faults.add({ kind: 'status', status: 500, route: 'accounts.get' });
    const problem = await service().refused('clone.plan', {
      ...{ source: key('account', 125), profileIds: [profileId('one')] },
    });
    expect(problem).toMatchObject({ code: 'getFailed', status: 500 });
  });

  it('asks for what Domo hides', async () => {
    const { fields } = await planOf('account', 71, ['one']);
    expect(fields).toContainEqual(
      expect.objectContaining({ name: 'credentials', from: 'asked', secret: true, value: null }),
    );
  });

  it('asks for a secret that Domo tells in part, and keeps no mask of it', async () => {
    token().config['domoAccessToken'] = '{"user":"x","token":"********"}';
    const { fields } = await planOf('account', 125, ['one']);
    expect(fields).toContainEqual(
      expect.objectContaining({
        name: 'domoAccessToken',
        from: 'asked',
        secret: true,
        value: null,
      }),
    );
  });

  it('asks for what the provider requires and the source lacks', async () => {
    token().config = {};
    const { fields } = await planOf('account', 125, ['one']);
    expect(fields).toContainEqual(
      expect.objectContaining({ name: 'domoAccessToken', from: 'asked', required: true }),
    );
  });

  it('says why nothing is made, instance by instance, and goes on', async () => {
    await service().done('profile.update', { profileId: profileId('one'), guard: 'read-only' });
    await domo('two').playUnknown('refused');
    const plan = await service().done('clone.plan', {
      source: key('account', 125),
      profileIds: [profileId('one'), profileId('two'), profileId('sample'), 'gone'],
    });
    const told = plan.targets.map(({ will, why }) => [will, why?.code]);
    expect(told).toEqual([
      ['nothing', 'readOnly'],
      ['nothing', 'offline'],
      ['nothing', 'duplicate'],
      ['nothing', 'notFound'],
    ]);
  });

  it('finds the account that is there already, by the rule that compares instances', async () => {
    await service().done('account.create', {
      ...{ profileId: profileId('one'), kind: 'account', name: 'Sudo_Demo  prod' },
      ...{ dataProviderType: 'domo-access-token', configurations: { domoAccessToken: SECRET } },
    });
    const ask = (environmentWords: string[]) =>
      service().done('clone.plan', {
        ...{ source: key('account', 125), profileIds: [profileId('one')] },
        rule: { environmentWords },
      });
    const [there] = (await ask(['prod'])).targets;
    expect(there).toMatchObject({ will: 'nothing', why: { code: 'duplicate' } });
    expect([...domo('one').state.accounts.keys()]).toEqual([there?.existing]);
    expect((await ask([])).targets).toMatchObject([{ will: 'create' }]);
    const named = await planOf('account', 125, ['one'], 'sudo_demo prod');
    expect(named.targets).toMatchObject([{ will: 'nothing', existing: there?.existing }]);
  });

  it('knows what was paired by hand, and makes no second one', async () => {
    const { account } = await service().done('account.create', {
      ...{ profileId: profileId('one'), kind: 'account', name: 'quite another' },
      ...{ dataProviderType: 'domo-access-token', configurations: { domoAccessToken: SECRET } },
    });
    const before = await planOf('account', 125, ['one']);
    expect(before.targets).toMatchObject([{ will: 'create' }]);
    const there = { profileId: profileId('one'), kind: 'account' as const, id: account?.id ?? 0 };
    await service().done('comparison.pair', { accounts: [key('account', 125), there] });
    const { targets } = await planOf('account', 125, ['one']);
    expect(targets).toMatchObject([{ will: 'nothing', existing: there.id }]);
    // And so does what was planned before that.
    const [result] = await run(requestOf('account', 125, before));
    expect(result).toMatchObject({ outcome: 'refused', problem: { code: 'changedSinceRead' } });
    expect([...domo('one').state.accounts.keys()]).toEqual([there.id]);
  });

  it('says that several could be it', async () => {
    for (const dataProviderType of ['domo-access-token', 'domo-access-token'])
      await service().done('account.create', {
        ...{ profileId: profileId('one'), kind: 'account', name: 'sudo_demo', dataProviderType },
        configurations: { domoAccessToken: SECRET },
      });
    const { targets } = await planOf('account', 125, ['one']);
    expect(targets).toMatchObject([{ will: 'nothing', existing: null }]);
    expect(targets[0]?.why?.message).toContain('2 accounts that it could be');
  });

  it('says that an instance does not have the provider, by a list that was just read', async () => {
    const { state } = domo('one');
    state.providers = new Map(
      [...state.providers].filter(([type]) => type !== 'domo-access-token'),
    );
    // What is kept says otherwise, until it is read again.
    await service().done('provider.list', { profileId: profileId('one') });
    const { targets } = await planOf('account', 125, ['one', 'two']);
    expect(targets.map(({ why }) => why?.code)).toEqual(['noMatch', undefined]);
  });

  it('says that an account that signs in with OAuth is made in Domo alone', async () => {
    const plan = await planOf('account', 45, ['one', 'two']);
    expect(plan.fields).toEqual([]);
    for (const { will, why } of plan.targets) {
      expect([will, why?.code]).toEqual(['nothing', 'hiddenByDomo']);
      expect(why?.message).toContain('signs in with OAuth');
    }
  });

  it('fails when the source is not there', async () => {
    const problem = await service().refused('clone.plan', {
      ...{ source: key('account', 999), profileIds: [profileId('one')] },
    });
    expect(problem.code).toBe('noMatch');
  });
});

describe('clone.run', () => {
  it('makes the account in two instances, with an entry for each', async () => {
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
        ...{ profileId: profileId(member), label: member, outcome: 'done' },
        ...{ id: made?.id, problem: null },
      });
      expect(bodies(member)).toEqual([
        {
          ...{ name: 'sudo_demo', displayName: 'Shown', dataProviderType: 'domo-access-token' },
          configurations: { domoAccessToken: had, username: 'grace', password: '' },
          allowExternalUse: true,
        },
      ]);
    }
    expect((await entries()).sort()).toEqual([
      'one account.create done',
      'two account.create done',
    ]);
    expect(writes('sample')).toEqual([]);
  });

  it('lets no secret into an answer, an event or the activity', async () => {
    const plan = await planOf('account', 125, ['one', 'two']);
    const results = await run(requestOf('account', 125, plan, { password: `${SECRET}-typed` }));
    const { entries: recorded } = await service().done('activity.list', {});
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(JSON.stringify([plan, results, recorded, service().events])).not.toContain(canaryMark);
    expect(recorded[0]?.changes).toContainEqual({
      ...{ what: 'domoAccessToken', secret: true, before: null, after: null },
    });
  });

  it('tells how far each instance is', async () => {
    const plan = await planOf('account', 125, ['one']);
    await run(requestOf('account', 125, plan));
    const told = service().events.flatMap((event) =>
      event.event === 'progress' ? [event.progress] : [],
    );
    expect(told.map(({ phase, done }) => [phase, done])).toEqual([
      ['accounts', 0],
      ['creating', 0],
      ['done', 1],
    ]);
    expect(new Set(told.map((each) => each.profileId))).toEqual(new Set([profileId('one')]));
  });

  it('makes an OAuth account', async () => {
    const plan = await planOf('oauth', 5, ['one']);
    const [result] = await run(requestOf('oauth', 5, plan));
    expect(result?.outcome).toBe('done');
    const made = domo('one').state.oauthAccounts.get(result?.id ?? -1);
    expect(made?.config).toEqual(domo('sample').state.oauthAccounts.get(5)?.config);
    expect(made?.allowExternalUse).toBe(true);
    expect(bodies('one')).toMatchObject([{ origin: 'OAUTH_CONFIGURATION' }]);
  });

  it('takes the value of a hidden secret from the user, and leaves out what was left empty', async () => {
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
  ])('sends nothing when it is given %s', async (_what, values, code) => {
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
  ])('makes nothing anywhere when the source changed: %s', async (_what, change) => {
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
          ...{ profileId: profileId('one'), kind: 'account', name: 'sudo_demo' },
          ...{ dataProviderType: 'domo-access-token', configurations: { domoAccessToken: SECRET } },
        }),
    ],
    [
      'it is read-only now',
      () => service().done('profile.update', { profileId: profileId('one'), guard: 'read-only' }),
    ],
    ['it cannot be reached now', () => domo('one').playUnknown('refused')],
  ])(
    'makes nothing where the instance changed, and goes on elsewhere: %s',
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

  it('makes nothing where the plan said so, and nothing where it did not say what is so now', async () => {
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

  it('calls unknown what is unknown, and makes one account', async () => {
    const plan = await planOf('account', 125, ['one', 'two']);
    domo('one').faults.add({ kind: 'loseAnswer', route: 'accounts.create' });
    const results = await run(requestOf('account', 125, plan));
    expect(results.map(({ outcome }) => outcome)).toEqual(['unknown', 'done']);
    expect(results[0]?.problem?.message).toContain('has the id 1.');
    expect(writes('one')).toHaveLength(1);
    expect(domo('one').state.accounts.size).toBe(1);
    expect((await entries()).sort()).toEqual([
      'one account.create unknown',
      'two account.create done',
    ]);
  });

  it("says what Domo refused in Domo's words, for that instance alone", async () => {
    const plan = await planOf('account', 125, ['one', 'two']);
    domo('two').faults.add({ kind: 'status', status: 400, route: 'accounts.create' });
    const results = await run(requestOf('account', 125, plan));
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'refused']);
    expect(results[1]?.problem?.code).toBe('crudFailed');
  });

  it('ends as it is known when it is cancelled: unknown stays unknown, not begun is not made', async () => {
    const plan = await planOf('account', 125, ['one', 'two']);
    domo('one').faults.add({ kind: 'silent', route: 'accounts.create' });
    domo('two').faults.add({ kind: 'silent', route: 'accounts.list' });
    const request = requestOf('account', 125, plan);
    const running = service().call('clone.run', request, 'the-clone');
    while (writes('one').length === 0 || domo('two').log.count({ outcome: 'open' }) === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
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
