/** Reading from Domo into the inventory: what comes back, what is kept of it, and what it can fail with. */
import { describe, expect, it } from 'vitest';
import type { AccountKind } from '../../src/contract';
import { canaryMark } from '../domo/company/canaries';
import { owner, sampleBench } from '../support/sample';

const { service, domo, profileId, key } = sampleBench();

const kinds = [
  ['account', 125, 'accounts'],
  ['oauth', 5, 'oauth'],
] as const;

const fault = (status: number, route: string): void => {
  domo().faults.add({ kind: 'status', status, route });
};

const kept = (kind: AccountKind, id: number) => service().done('inventory.detail', key(kind, id));

describe('provider.list', () => {
  it('returns all providers, and stores them', async () => {
    domo().state.describeNone('snowflake');
    const { providers, setAside } = await service().done('provider.list', {
      profileId: profileId(),
    });
    expect(providers).toHaveLength(domo().state.providers.size);
    expect(setAside).toEqual([]);
    const again = await service().done('provider.kept', { profileId: profileId() });
    expect(again.providers.find(({ key: type }) => type === 'snowflake')?.describedBy).not.toBe(
      'domo',
    );
  });

  it.each([
    [500, 'getFailed'],
    [403, 'forbidden'],
  ])('fails with what %s means', async (status, code) => {
    fault(status, 'providers.list');
    const problem = await service().refused('provider.list', { profileId: profileId() });
    expect(problem).toMatchObject({ code, status });
  });
});

describe.each(kinds)('account.list of the kind %s', (kind, id, family) => {
  const list = () => service().done('account.list', { profileId: profileId(), kind });

  it('returns all accounts without a secret, and stores them', async () => {
    const account = domo().state.family(kind).get(id);
    if (!account) throw new Error('not there');
    account.displayName = 'Called anew';
    const answer = await list();
    expect(answer.accounts).toHaveLength(domo().state.family(kind).size);
    expect(answer.setAside).toEqual([]);
    expect(JSON.stringify(answer)).not.toContain(canaryMark);
    expect(await kept(kind, id)).toMatchObject({
      account: { displayName: 'Called anew' },
      accountReadAt: answer.readAt,
    });
  });

  it.each([
    [500, 'getFailed'],
    [403, 'forbidden'],
  ])('fails with what %s means, and keeps what was read before', async (status, code) => {
    const before = await kept(kind, id);
    fault(status, `${family}.list`);
    const problem = await service().refused('account.list', { profileId: profileId(), kind });
    expect(problem).toMatchObject({ code, status });
    expect(await kept(kind, id)).toEqual(before);
  });
});

describe.each(kinds)('account.get of the kind %s', (kind, id, family) => {
  it('returns the account, and stores it', async () => {
    const { account, readAt } = await service().done('account.get', key(kind, id));
    expect(account).toMatchObject({ kind, id });
    expect(await kept(kind, id)).toMatchObject({ account, accountReadAt: readAt });
  });

  it('fails with noMatch when there is no such account', async () => {
    expect((await service().refused('account.get', key(kind, 987_654))).code).toBe('noMatch');
  });

  it('fails with getFailed when Domo fails', async () => {
    fault(500, kind === 'oauth' ? 'oauth.list' : 'accounts.get');
    const problem = await service().refused('account.get', key(kind, id));
    expect(problem).toMatchObject({ code: 'getFailed', status: 500 });
    expect((await kept(kind, id)).account.id, family).toBe(id);
  });
});

describe.each(kinds)('account.config of the kind %s', (kind, id, family) => {
  it('returns the fields without a secret, and stores them', async () => {
    const { config, readAt } = await service().done('account.config', key(kind, id));
    expect(config.fields.length).toBeGreaterThan(0);
    expect(JSON.stringify(config)).not.toContain(canaryMark);
    expect(await kept(kind, id)).toMatchObject({ config, configReadAt: readAt });
  });

  it.each([
    [500, 'getFailed'],
    [403, 'noMatch'],
    [404, 'noMatch'],
  ])('fails with what %s means, which is kept beside what was read', async (status, code) => {
    const before = await kept(kind, id);
    fault(status, `${family}.config`);
    const problem = await service().refused('account.config', key(kind, id));
    expect(problem).toMatchObject({ code, status });
    expect(await kept(kind, id)).toEqual({ ...before, configProblem: problem });
  });
});

describe.each(kinds)('account.accessList of the kind %s', (kind, id, family) => {
  it('returns who may use the account, and stores it', async () => {
    const { entries, readAt } = await service().done('account.accessList', key(kind, id));
    expect(entries.some(({ accessLevel }) => accessLevel === 'OWNER')).toBe(true);
    expect(await kept(kind, id)).toMatchObject({ access: entries, accessReadAt: readAt });
  });

  it('fails with getFailed when Domo fails, and stores the failure beside what was read', async () => {
    const before = await kept(kind, id);
    fault(500, `${family}.access`);
    const problem = await service().refused('account.accessList', key(kind, id));
    expect(problem).toMatchObject({ code: 'getFailed', status: 500 });
    expect(await kept(kind, id)).toEqual({ ...before, accessProblem: problem });
  });
});

describe('profile.check', () => {
  it("returns the name of the token's user, and fails when Domo refuses the token", async () => {
    const { user } = await service().done('profile.check', { profileId: profileId() });
    expect(user.id).not.toBe(Number(owner));
    domo().state.expireTokenAfter(domo().token('admin'), 0);
    const problem = await service().refused('profile.check', { profileId: profileId() });
    expect(problem.code).toBe('unauthorized');
  });
});
