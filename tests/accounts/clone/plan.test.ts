/** clone.plan: what a clone would create, and what not. */
import { describe, expect, it } from 'vitest';
import { canaryMark } from '../../domo/company/canaries';
import { SECRET } from '../requests';
import { cloning } from './cloning';

const { service, domo, profileId, key, writes, planOf, requestOf, run, token } = cloning();

describe('clone.plan', () => {
  it('says where the value of each field comes from, and changes nothing', async () => {
    token().config['username'] = 'ada';
    const plan = await planOf('account', 125, ['one', 'two']);
    expect(plan).toMatchObject({
      label: 'sample',
      name: 'sudo_demo',
      displayName: 'sudo_demo',
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

  it('fails with getFailed if the source cannot be read', async () => {
    domo('sample').faults.add({ kind: 'status', status: 500, route: 'accounts.get' });
    const problem = await service().refused('clone.plan', {
      source: key('account', 125),
      profileIds: [profileId('one')],
    });
    expect(problem).toMatchObject({ code: 'getFailed', status: 500 });
  });

  it('asks for values that Domo hides', async () => {
    const { fields } = await planOf('account', 71, ['one']);
    expect(fields).toContainEqual(
      expect.objectContaining({ name: 'credentials', from: 'asked', secret: true, value: null }),
    );
  });

  it('asks for a secret that Domo returns only in part, and stores no mask of it', async () => {
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

  it('asks for fields that the provider requires and the source lacks', async () => {
    token().config = {};
    const { fields } = await planOf('account', 125, ['one']);
    expect(fields).toContainEqual(
      expect.objectContaining({ name: 'domoAccessToken', from: 'asked', required: true }),
    );
  });

  it('says for each instance why nothing is created there, and goes on', async () => {
    await service().done('profile.update', { profileId: profileId('one'), guard: 'read-only' });
    await domo('two').playUnknown('refused');
    const plan = await service().done('clone.plan', {
      source: key('account', 125),
      profileIds: [profileId('one'), profileId('two'), profileId('sample'), 'gone'],
    });
    const decisions = plan.targets.map(({ will, why }) => [will, why?.code]);
    expect(decisions).toEqual([
      ['nothing', 'readOnly'],
      ['nothing', 'offline'],
      ['nothing', 'duplicate'],
      ['nothing', 'notFound'],
    ]);
  });

  it('finds the account that exists already, by the rule that compares instances', async () => {
    await service().done('account.create', {
      profileId: profileId('one'),
      kind: 'account',
      name: 'Sudo_Demo  prod',
      dataProviderType: 'domo-access-token',
      configurations: { domoAccessToken: SECRET },
    });
    const ask = (environmentWords: string[]) =>
      service().done('clone.plan', {
        source: key('account', 125),
        profileIds: [profileId('one')],
        rule: { environmentWords },
      });
    const [there] = (await ask(['prod'])).targets;
    expect(there).toMatchObject({ will: 'nothing', why: { code: 'duplicate' } });
    expect([...domo('one').state.accounts.keys()]).toEqual([there?.existing]);
    expect((await ask([])).targets).toMatchObject([{ will: 'create' }]);
    const named = await planOf('account', 125, ['one'], 'sudo_demo prod');
    expect(named.targets).toMatchObject([{ will: 'nothing', existing: there?.existing }]);
  });

  it('knows the pairings of the user, and creates no second account', async () => {
    const { account } = await service().done('account.create', {
      profileId: profileId('one'),
      kind: 'account',
      name: 'quite another',
      dataProviderType: 'domo-access-token',
      configurations: { domoAccessToken: SECRET },
    });
    const before = await planOf('account', 125, ['one']);
    expect(before.targets).toMatchObject([{ will: 'create' }]);
    const there = { profileId: profileId('one'), kind: 'account' as const, id: account?.id ?? 0 };
    await service().done('comparison.pair', { accounts: [key('account', 125), there] });
    const { targets } = await planOf('account', 125, ['one']);
    expect(targets).toMatchObject([{ will: 'nothing', existing: there.id }]);
    // A plan that was made before the pairing is refused too.
    const [result] = await run(requestOf('account', 125, before));
    expect(result).toMatchObject({ outcome: 'refused', problem: { code: 'changedSinceRead' } });
    expect([...domo('one').state.accounts.keys()]).toEqual([there.id]);
  });

  it('says that several accounts match', async () => {
    for (const dataProviderType of ['domo-access-token', 'domo-access-token'])
      await service().done('account.create', {
        profileId: profileId('one'),
        kind: 'account',
        name: 'sudo_demo',
        dataProviderType,
        configurations: { domoAccessToken: SECRET },
      });
    const { targets } = await planOf('account', 125, ['one']);
    expect(targets).toMatchObject([{ will: 'nothing', existing: null }]);
    expect(targets[0]?.why?.message).toContain('2 accounts that it could be');
  });

  it('says that an instance does not have the provider, after it read the list', async () => {
    const { state } = domo('one');
    state.providers = new Map(
      [...state.providers].filter(([type]) => type !== 'domo-access-token'),
    );
    // The stored list still has the provider, until it is read again.
    await service().done('provider.list', { profileId: profileId('one') });
    const { targets } = await planOf('account', 125, ['one', 'two']);
    expect(targets.map(({ why }) => why?.code)).toEqual(['noMatch', undefined]);
  });

  it('says that an account that signs in with OAuth can only be created in Domo', async () => {
    const plan = await planOf('account', 45, ['one', 'two']);
    expect(plan.fields).toEqual([]);
    for (const { will, why } of plan.targets) {
      expect([will, why?.code]).toEqual(['nothing', 'hiddenByDomo']);
      expect(why?.message).toContain('signs in with OAuth');
    }
  });

  it('says that an account whose secrets a vault holds can only be created in Domo', async () => {
    const account = domo('sample').state.accounts.get(125) ?? expect.fail('no account 125');
    account.secretId = 'vault/1';
    const { targets } = await planOf('account', 125, ['one', 'two']);
    expect(targets.map(({ will, why }) => [will, why?.code])).toEqual([
      ['nothing', 'hiddenByDomo'],
      ['nothing', 'hiddenByDomo'],
    ]);
  });

  it('fails if the source does not exist', async () => {
    const problem = await service().refused('clone.plan', {
      source: key('account', 999),
      profileIds: [profileId('one')],
    });
    expect(problem.code).toBe('noMatch');
  });
});
