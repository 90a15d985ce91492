/** The run of a clone: what it creates, and what it refuses to create. */
import { describe, expect, it } from 'vitest';
import { canaryMark } from '../../domo/company/canaries';
import { SECRET } from '../requests';
import { cloning } from './cloning';

const { service, domo, profileId, writes, planOf, run, ends, token, bodies, entries } = cloning();

const CREDENTIALS = 'sample:71 credentials';

describe('the run of a clone', () => {
  it('creates the account in two instances, with an entry in the activity for each', async () => {
    token().config['username'] = 'ada';
    const choices = { displayName: 'Shown', values: { username: 'grace' } };
    const done = await run(await planOf('account', 125, ['one', 'two'], choices));
    expect(ends(done)).toEqual(['one done', 'two done']);
    const had = token().config['domoAccessToken'];
    for (const [index, member] of (['one', 'two'] as const).entries()) {
      const [made] = [...domo(member).state.accounts.values()];
      expect(done.items[index]).toMatchObject({ created: made?.id, account: { id: 0 } });
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
    expect(await entries()).toEqual(['one account.create done', 'two account.create done']);
    expect(writes('sample')).toEqual([]);
  });

  it('lets no secret into a response, an event, the activity or the kept plan', async () => {
    const planned = await planOf('account', 125, ['one', 'two'], { newSecrets: ['password'] });
    const done = await run(planned, { 'sample:125 password': `${SECRET}-typed` });
    const { entries: recorded } = await service().done('activity.list', {});
    expect(ends(done)).toEqual(['one done', 'two done']);
    expect(bodies('one')).toMatchObject([{ configurations: { password: `${SECRET}-typed` } }]);
    const kept = await service().done('bulk.read', { id: planned.id });
    const all = JSON.stringify([planned, done, kept, recorded, service().events]);
    expect(all).not.toContain(canaryMark);
    expect(recorded[0]?.changes).toContainEqual({
      what: 'domoAccessToken',
      secret: true,
      before: null,
      after: null,
    });
  });

  it('creates an OAuth account', async () => {
    const done = await run(await planOf('oauth', 5, ['one']));
    expect(ends(done)).toEqual(['one done']);
    const created = domo('one').state.oauthAccounts.get(Number(done.items[0]?.created ?? -1));
    expect(created?.config).toEqual(domo('sample').state.oauthAccounts.get(5)?.config);
    expect(created?.allowExternalUse).toBe(true);
    expect(bodies('one')).toMatchObject([{ origin: 'OAUTH_CONFIGURATION' }]);
  });

  it('waits for a secret that Domo hides, and creates the account with what is entered', async () => {
    const planned = await planOf('account', 71, ['one']);
    expect(planned.items[0]?.values).toContainEqual(
      expect.objectContaining({ what: 'credentials', secret: true, asked: true }),
    );
    expect(ends(await run(planned))).toEqual(['one waiting createParams']);
    expect(ends(await run(planned, { [CREDENTIALS]: ' ' }))).toEqual(['one waiting createParams']);
    expect(writes('one')).toEqual([]);
    expect(ends(await run(planned, { [CREDENTIALS]: SECRET }))).toEqual(['one done']);
    expect(bodies('one')).toMatchObject([{ configurations: { credentials: SECRET } }]);
    expect(bodies('one')).toMatchObject([{ allowExternalUse: false }]);
  });

  it('sends nothing if a mask is entered', async () => {
    const planned = await planOf('account', 71, ['one']);
    for (const mask of ['********', '{encrypted}abc']) {
      const request = { id: planned.id, secrets: { [CREDENTIALS]: mask } };
      const problem = await service().refused('bulk.run', request);
      expect(problem.code).toBe('invalidRequest');
      expect(problem.message).toContain('Nothing was sent');
    }
    expect(writes('one')).toEqual([]);
  });

  it('leaves out what is planned to be left out', async () => {
    // The provider of this one does not require it.
    token().config['password'] = '********';
    const planned = await planOf('account', 125, ['one'], { leftOut: ['password'] });
    expect(planned.items[0]?.notes.join(' ')).toContain('it is created without');
    expect(ends(await run(planned))).toEqual(['one done']);
    const [made] = [...domo('one').state.accounts.values()];
    expect(made?.config).not.toHaveProperty('password');
  });

  it('gives the access of the source if that is planned', async () => {
    token().access = [{ type: 'USER', id: '929336557', accessLevel: 'CAN_EDIT' }];
    const done = await run(await planOf('account', 125, ['one'], { access: true }));
    expect(ends(done)).toEqual(['one done']);
    const [made] = [...domo('one').state.accounts.values()];
    expect(made?.access).toContainEqual(
      expect.objectContaining({ id: '929336557', accessLevel: 'CAN_EDIT' }),
    );
  });

  it.each<[string, () => void]>([
    ['a secret', () => (token().config['domoAccessToken'] = `${SECRET}-new`)],
    ['a plain value', () => (token().config['username'] = 'somebody else')],
    ['a field that went away', () => delete token().config['password']],
    ['its name', () => (token().displayName = 'other')],
    ['the switch', () => (token().allowExternalUse = false)],
  ])('creates nothing anywhere if the source changed: %s', async (_what, change) => {
    const planned = await planOf('account', 125, ['one', 'two']);
    change();
    const refused = await run(planned);
    expect(ends(refused)).toEqual(['one refused changedSinceRead', 'two refused changedSinceRead']);
    expect(refused.items[0]?.problem?.message).toContain('or sudo_demo in sample changed');
    expect([...writes('one'), ...writes('two')]).toEqual([]);
    expect(await entries()).toEqual(['one account.create refused', 'two account.create refused']);
  });

  it('creates nothing where the account is now, and goes on in the others', async () => {
    const planned = await planOf('account', 125, ['one', 'two']);
    await service().done('account.create', {
      profileId: profileId('one'),
      kind: 'account',
      name: 'sudo_demo',
      dataProviderType: 'domo-access-token',
      configurations: { domoAccessToken: SECRET },
    });
    domo('one').log.clear();
    expect(ends(await run(planned))).toEqual(['one refused duplicate', 'two done']);
    expect(writes('one')).toEqual([]);
    expect(await entries()).toContain('one account.create refused');
  });

  it('creates nothing in an instance that is read-only now, also after it is open again', async () => {
    const planned = await planOf('account', 125, ['one', 'two']);
    await service().done('profile.update', { profileId: profileId('one'), guard: 'read-only' });
    expect(ends(await run(planned))).toEqual(['one refused readOnly', 'two done']);
    await service().done('profile.update', { profileId: profileId('one'), guard: 'normal' });
    expect(ends(await run(planned))).toEqual(['one refused readOnly', 'two done']);
    expect(writes('one')).toEqual([]);
    expect(writes('two')).toHaveLength(1);
    expect(await entries()).toContain('one account.create refused');
  });

  it('leaves an instance that does not answer for the next run', async () => {
    const planned = await planOf('account', 125, ['one', 'two']);
    domo('one').faults.add({ kind: 'status', status: 503, route: 'accounts.list' });
    expect(ends(await run(planned))).toEqual(['one waiting unavailable', 'two done']);
    domo('one').faults.clear();
    expect(ends(await run(planned))).toEqual(['one done', 'two done']);
    expect(writes('two')).toHaveLength(1);
  });

  it('needs no label where the guard asks for one, as the creation of an account does not', async () => {
    await service().done('profile.update', { profileId: profileId('one'), guard: 'confirm' });
    expect(ends(await run(await planOf('account', 125, ['one'])))).toEqual(['one done']);
  });

  it('reports an unknown outcome as unknown, and never repeats it', async () => {
    const planned = await planOf('account', 125, ['one', 'two']);
    domo('one').faults.add({ kind: 'loseAnswer', route: 'accounts.create' });
    const ended = await run(planned);
    expect(ends(ended)).toEqual(['one unknown outcomeUnknown', 'two done']);
    expect(ended.items[0]?.problem?.message).toContain('with the id 1.');
    expect(ended.items[0]).not.toHaveProperty('created');
    domo('one').faults.clear();
    await run(planned);
    expect(writes('one')).toHaveLength(1);
    expect(writes('two')).toHaveLength(1);
    expect(await entries()).toEqual(['one account.create unknown', 'two account.create done']);
  });

  it("reports a refusal in Domo's words, only for the instance that refused", async () => {
    const planned = await planOf('account', 125, ['one', 'two']);
    domo('two').faults.add({ kind: 'status', status: 400, route: 'accounts.create' });
    expect(ends(await run(planned))).toEqual(['one done', 'two refused crudFailed']);
  });

  it('after a cancel, unknown stays unknown, and what did not begin waits for the next run', async () => {
    const planned = await planOf('account', 125, ['one', 'two']);
    domo('one').faults.add({ kind: 'silent', route: 'accounts.create' });
    domo('two').faults.add({ kind: 'silent', route: 'accounts.list' });
    const running = service().call('bulk.run', { id: planned.id }, 'the-clone');
    await expect.poll(() => writes('one').length).toBeGreaterThan(0);
    await expect.poll(() => domo('two').log.count({ outcome: 'open' })).toBeGreaterThan(0);
    domo('one').faults.clear();
    service().dispatcher.cancel('the-clone');
    await running;
    const ended = await service().done('bulk.read', { id: planned.id });
    expect(ends(ended)).toEqual(['one unknown outcomeUnknown', 'two waiting']);
    expect(await entries()).toEqual(['one account.create unknown']);
    domo('two').faults.clear();
    expect(ends(await run(planned))).toEqual(['one unknown outcomeUnknown', 'two done']);
    expect(writes('one')).toHaveLength(1);
  });
});
