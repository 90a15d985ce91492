/** account.updateConfig: which fields are sent, and which are confirmed afterwards. */
import { describe, expect, it } from 'vitest';
import type { AccountKind } from '../../src/contract';
import { canaryMark } from '../domo/company/canaries';
import { sampleBench } from '../support/sample';
import { SECRET } from './requests';

const { service, domo, key, writes } = sampleBench();

const kept = (kind: AccountKind, id: number) => service().done('inventory.detail', key(kind, id));

describe('account.updateConfig', () => {
  const update = (changes: Record<string, string>, kind: AccountKind = 'account', id = 125) => ({
    ...key(kind, id),
    changes,
  });

  it('sends only the fields that differ, and confirms them', async () => {
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

  it('sends nothing if Domo has all values already', async () => {
    const had = domo().state.accounts.get(125)?.config['domoAccessToken'] ?? '';
    const answer = await service().done('account.updateConfig', update({ domoAccessToken: had }));
    expect(answer).toMatchObject({ written: [], unconfirmed: [], problem: null });
    expect(answer.config).not.toBeNull();
    expect(writes()).toEqual([]);
    expect(await service().aboutAccounts()).toEqual([]);
  });

  it('does not confirm a field that Domo masks', async () => {
    const answer = await service().done(
      'account.updateConfig',
      update({ credentials: SECRET }, 'account', 71),
    );
    expect(answer).toMatchObject({
      written: ['credentials'],
      unconfirmed: ['credentials'],
      different: [],
    });
    expect(domo().state.accounts.get(71)?.config['credentials']).toBe(SECRET);
  });

  it('calls a field different, and not hidden, if Domo shows another value than was sent', async () => {
    const other = JSON.stringify({ domoAccessToken: `${canaryMark}other`, username: 'bob' });
    domo().faults.add({
      kind: 'body',
      contentType: 'application/json',
      text: other,
      route: 'accounts.config',
    });
    const answer = await service().done(
      'account.updateConfig',
      update({ domoAccessToken: SECRET, username: 'ada' }),
    );
    expect(answer).toMatchObject({ different: ['domoAccessToken', 'username'], unconfirmed: [] });
  });

  it('confirms nothing if the config cannot be read again, and says why', async () => {
    domo().faults.add({ kind: 'status', status: 403, route: 'accounts.config', skip: 1 });
    const answer = await service().done('account.updateConfig', update({ username: 'ada' }));
    expect(answer).toMatchObject({ written: ['username'], unconfirmed: ['username'] });
    expect(answer).toMatchObject({ different: [], config: null, problem: { status: 403 } });
  });

  it.each([
    '********',
    '•••',
    '{encrypted}abc',
    ' ********',
    'user=x;password=********',
    '{"user":"x","password":"********"}',
  ])('never sends %s', async (value) => {
    const problem = await service().refused(
      'account.updateConfig',
      update({ username: 'ada', password: value }),
    );
    expect(problem.code).toBe('invalidRequest');
    expect(problem.message).toContain('password');
    expect(problem.message).not.toContain('username');
    expect(domo().log.count()).toBe(0);
  });

  it("fails with configRejected, in Domo's words, for a field that the provider does not have", async () => {
    const problem = await service().refused('account.updateConfig', update({ authType: SECRET }));
    expect(problem).toMatchObject({ code: 'configRejected', status: 400 });
    expect(problem.message).toContain('authType');
    expect((await service().newest()).outcome).toBe('refused');
  });

  it('fails with crudFailed if Domo fails, and is recorded as refused', async () => {
    domo().faults.add({ kind: 'status', status: 500, route: 'accounts.updateConfig' });
    const problem = await service().refused('account.updateConfig', update({ username: 'ada' }));
    expect(problem).toMatchObject({ code: 'crudFailed', status: 500 });
    expect((await service().newest()).outcome).toBe('refused');
  });

  it('sends all fields if the present config cannot be read', async () => {
    domo().faults.add({ kind: 'status', status: 500, route: 'accounts.config', times: 1 });
    const answer = await service().done('account.updateConfig', update({ username: '' }));
    expect(answer.written).toEqual(['username']);
  });

  it('is recorded as refused if the account cannot be looked up', async () => {
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

  it('says what Domo shows, if the answer is lost', async () => {
    domo().faults.add({ kind: 'loseAnswer', route: 'accounts.updateConfig' });
    const problem = await service().refused('account.updateConfig', update({ username: 'ada' }));
    expect(problem.code).toBe('outcomeUnknown');
    expect(problem.message).toContain('the new value is in username');
    expect(writes()).toHaveLength(1);
  });

  it('says that Domo has the old value, if the write did not arrive', async () => {
    domo().faults.add({ kind: 'status', status: 502, route: 'accounts.updateConfig' });
    const problem = await service().refused(
      'account.updateConfig',
      update({ domoAccessToken: SECRET }),
    );
    expect(problem.message).toContain('another value is in domoAccessToken');
  });
});

describe('account.updateConfig with the values that the user saw', () => {
  const copy = (
    expected: Record<string, string | null>,
    changes: Record<string, string> = { username: 'ada' },
    id = 125,
  ) => ({ ...key('account', id), changes, expected });

  const refusedUnsent = async (request: ReturnType<typeof copy>): Promise<string> => {
    const problem = await service().refused('account.updateConfig', request);
    expect(problem.code).toBe('changedSinceRead');
    expect(writes()).toEqual([]);
    expect(await service().newest()).toMatchObject({ outcome: 'refused', problem });
    return problem.message;
  };

  const inDomo = (id: number): Record<string, string> =>
    domo().state.accounts.get(id)?.config ?? {};

  it.each<[string, Record<string, string | null>]>([
    ['the text that is there', { username: 'grace' }],
    ['a flag in other words', { username: 'grace', allowExternalUse: 'True' }],
    ['nothing in a field that is empty', { username: 'grace', password: null }],
    ['nothing in a field that is not there', { username: 'grace', nowhere: null }],
  ])('writes if Domo still has them: %s', async (_what, expected) => {
    inDomo(125)['username'] = 'grace';
    const { written } = await service().done('account.updateConfig', copy(expected));
    expect(written).toEqual(['username']);
    expect(writes()).toHaveLength(1);
  });

  it.each<[string, Record<string, string | null>]>([
    ['another text', { username: 'grace' }],
    ['nothing', { username: null }],
    ['a flag that is the other way', { username: 'lovelace', allowExternalUse: 'false' }],
  ])('sends nothing if Domo has another value now: %s', async (_what, expected) => {
    inDomo(125)['username'] = 'lovelace';
    const message = await refusedUnsent(copy(expected));
    expect(message).toMatch(/another value in (?:username|allowExternalUse) by now/u);
    expect(message).not.toMatch(/lovelace|grace/u);
  });

  it('checks them even if Domo has the wanted value already', async () => {
    inDomo(125)['username'] = 'ada';
    await refusedUnsent(copy({ username: 'grace' }));
  });

  it.each(['********', 'the secret'])(
    'never treats a mask as a value that the user saw: %s',
    async (seen) => {
      const message = await refusedUnsent(copy({ credentials: seen }, { credentials: SECRET }, 71));
      expect(message).toContain('Domo hides credentials');
    },
  );

  it('sends nothing if the present config cannot be read', async () => {
    domo().faults.add({ kind: 'status', status: 500, route: 'accounts.config', times: 1 });
    expect(await refusedUnsent(copy({ username: '' }))).toContain('could not be read');
  });
});

describe('the activity of a changed config', () => {
  it('contains no value with a secret inside it, whatever the name of the field is', async () => {
    const username = `https://ada:${SECRET}@example.com`;
    await service().done('account.updateConfig', { ...key('account', 125), changes: { username } });
    expect((await service().newest()).changes).toEqual([
      { what: 'username', secret: true, before: null, after: null },
    ]);
  });
});
