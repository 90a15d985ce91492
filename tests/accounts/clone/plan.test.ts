/** The plan of a clone: what would be created where, what not, and what no plan may hold. */
import { describe, expect, it } from 'vitest';
import type { ConfigValues } from '../../../src/contract';
import { canaryMark } from '../../domo/company/canaries';
import { SECRET } from '../requests';
import { cloning } from './cloning';

const { service, domo, profileId, key, writes, planOf, requestOf, run, ends, token } = cloning();

/** Creates an account in a member. */
const make = async (member: 'one' | 'two', name: string) => {
  const { account } = await service().done('account.create', {
    profileId: profileId(member),
    kind: 'account',
    name,
    dataProviderType: 'domo-access-token',
    configurations: { domoAccessToken: SECRET },
  });
  return account?.id ?? 0;
};

describe('the plan of a clone', () => {
  it('has the account once for each instance, with every value but no secret, and writes nothing', async () => {
    token().config['username'] = 'ada';
    const choices = { displayName: 'Shown', values: { username: 'grace' } };
    const planned = await planOf('account', 125, ['one', 'two'], choices);
    expect(ends(planned)).toEqual(['one waiting', 'two waiting']);
    const [item] = planned.items;
    expect(item).toMatchObject({
      name: 'Shown',
      account: { kind: 'account', id: 0 },
      subject: { type: 'baseline', id: 125, name: 'sudo_demo', label: 'sample' },
    });
    expect(item?.notes.join(' ')).toContain('another username');
    expect(
      item?.values.map(({ what, secret, after }) => `${what}: ${secret ? 'secret' : after}`),
    ).toEqual([
      'displayName: Shown',
      'name: sudo_demo',
      'credentialsType: fields',
      'domoAccessToken: secret',
      'username: grace',
      'password: ',
      'allowExternalUse: true',
    ]);
    for (const member of ['sample', 'one', 'two'] as const) expect(writes(member)).toEqual([]);
    expect(JSON.stringify(planned)).not.toContain(canaryMark);
  });

  it('says for each instance why nothing is created there, and goes on', async () => {
    await service().done('profile.update', { profileId: profileId('one'), guard: 'read-only' });
    await domo('two').playUnknown('refused');
    const all = [profileId('one'), profileId('two'), profileId('sample'), 'gone'];
    const planned = await service().done('bulk.plan', requestOf('account', 125, all));
    expect(ends(planned)).toEqual([
      'one nothing readOnly',
      'two nothing offline',
      'sample nothing duplicate',
      'gone nothing notFound',
    ]);
    expect(planned.items[2]?.problem?.message).toBe('sample is where the account is cloned from.');
  });

  it('finds the account that exists already, by the rule that compares instances', async () => {
    const id = await make('one', 'Sudo_Demo  prod');
    const rule = (environmentWords: string[]) => ({ rule: { environmentWords } });
    const there = await planOf('account', 125, ['one'], rule(['prod']));
    expect(ends(there)).toEqual(['one nothing duplicate']);
    expect(there.items[0]?.problem?.message).toBe(`one already has it, with the id ${id}.`);
    expect(ends(await planOf('account', 125, ['one'], rule([])))).toEqual(['one waiting']);
    const named = await planOf('account', 125, ['one'], { displayName: 'sudo_demo prod' });
    expect(ends(named)).toEqual(['one nothing duplicate']);
  });

  it('knows the pairings of the user, and creates no second account', async () => {
    const id = await make('one', 'quite another');
    const before = await planOf('account', 125, ['one']);
    expect(ends(before)).toEqual(['one waiting']);
    const there = { profileId: profileId('one'), kind: 'account' as const, id };
    await service().done('comparison.pair', { accounts: [key('account', 125), there] });
    expect(ends(await planOf('account', 125, ['one']))).toEqual(['one nothing duplicate']);
    // A plan that was made before the pairing is refused too.
    expect(ends(await run(before))).toEqual(['one refused duplicate']);
    expect([...domo('one').state.accounts.keys()]).toEqual([id]);
  });

  it('says that several accounts match', async () => {
    for (const name of ['sudo_demo', 'sudo_demo']) await make('one', name);
    const { items } = await planOf('account', 125, ['one']);
    expect(items[0]?.problem?.message).toContain('2 accounts that it could be');
  });

  it('says that an instance does not have the provider, after it read the list', async () => {
    const { state } = domo('one');
    state.providers = new Map(
      [...state.providers].filter(([type]) => type !== 'domo-access-token'),
    );
    // The stored list still has the provider, until it is read again.
    await service().done('provider.list', { profileId: profileId('one') });
    const planned = await planOf('account', 125, ['one', 'two']);
    expect(ends(planned)).toEqual(['one nothing noMatch', 'two waiting']);
    expect(planned.items[0]?.problem?.message).toBe('one does not have this provider.');
  });

  it('says that an account whose config Domo does not return can only be created in Domo', async () => {
    expect(ends(await planOf('account', 45, ['one']))).toEqual(['one nothing hiddenByDomo']);
    token().secretId = 'vault/1';
    expect(ends(await planOf('account', 125, ['one', 'two']))).toEqual([
      'one nothing hiddenByDomo',
      'two nothing hiddenByDomo',
    ]);
  });

  it.each<[string, { values?: ConfigValues; newSecrets?: string[]; leftOut?: string[] }, string]>([
    ['a secret among the values', { values: { credentials: SECRET } }, 'invalidRequest'],
    ['a mask', { values: { credentials: '********' } }, 'invalidRequest'],
    ['ciphertext', { values: { credentials: '{encrypted}abc' } }, 'invalidRequest'],
    ['a field that the source does not have', { values: { more: 'x' } }, 'invalidRequest'],
    ['a new secret of a plain field', { newSecrets: ['allowExternalUse'] }, 'invalidRequest'],
    ['a field left out that Domo returns', { leftOut: ['allowExternalUse'] }, 'invalidRequest'],
  ])('is refused with %s, and nothing is kept', async (_what, choices, code) => {
    const problem = await service().refused(
      'bulk.plan',
      requestOf('account', 71, [profileId('one')], choices),
    );
    expect(problem.code).toBe(code);
    expect(problem.message).toContain('Nothing was sent');
    expect(problem.message).not.toContain(SECRET);
    expect((await service().done('bulk.list', {})).runs).toEqual([]);
  });

  it('is refused with a required secret left out', async () => {
    token().config = {};
    const choices = { leftOut: ['domoAccessToken'] };
    const request = requestOf('account', 125, [profileId('one')], choices);
    const problem = await service().refused('bulk.plan', request);
    expect(problem).toMatchObject({
      code: 'createParams',
      message: 'Nothing was sent. Missing: domoAccessToken.',
    });
  });

  it('has one source', async () => {
    const { wanted } = requestOf('account', 125, [profileId('one')]);
    const problem = await service().refused('bulk.plan', {
      wanted,
      accounts: [key('account', 125), key('account', 71)],
    });
    expect(problem.code).toBe('invalidRequest');
    expect(problem.next).toContain('align');
  });

  it('fails if the source does not exist or cannot be read', async () => {
    const none = requestOf('account', 999, [profileId('one')]);
    expect((await service().refused('bulk.plan', none)).code).toBe('noMatch');
    domo('sample').faults.add({ kind: 'status', status: 500, route: 'accounts.get' });
    const unread = requestOf('account', 125, [profileId('one')]);
    expect((await service().refused('bulk.plan', unread)).code).toBe('getFailed');
  });
});
