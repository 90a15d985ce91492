/** Operations that look things up before a change: validate, usage, principals and stored providers. */
import { describe, expect, it } from 'vitest';
import { compareNames } from '../../src/contract/text-folding';
import { contract, type FieldDescriptor, type RequestFor } from '../../src/contract';
import { refusedSecret } from '../domo';
import { canaryMark } from '../domo/company/canaries';
import { group as GROUP, sampleBench } from '../support/sample';

const { service, domo, profileId, key } = sampleBench();

describe('account.validate', () => {
  /** A request with the same value in each field of a provider that can validate credentials. */
  const check = (value: string): RequestFor<'account.validate'> => {
    const provider = [...domo().state.providers.values()].find(
      ({ connectorValidatorPresent: checks, authenticationSchemeConfiguration: fields }) =>
        checks && fields.length > 1,
    );
    const fields = provider?.authenticationSchemeConfiguration ?? [];
    const configurations = Object.fromEntries(fields.map(({ name }) => [name, value]));
    return { profileId: profileId(), dataProviderType: provider?.key ?? '', configurations };
  };

  it('says that Domo accepts credentials, and stores nothing', async () => {
    expect(await service().done('account.validate', check(`${canaryMark}good`))).toEqual({
      success: true,
      result: 'SUCCESS',
      messages: [],
    });
    expect(domo().log.count()).toBe(1);
    expect(await service().aboutAccounts()).toEqual([]);
  });

  it('says why Domo refuses credentials, without their value', async () => {
    const answer = await service().done('account.validate', check(refusedSecret));
    expect(answer).toMatchObject({ success: false, result: 'FAILURE' });
    expect(answer.messages.join()).toContain('not shown, since it repeats a value that was sent');
    expect(JSON.stringify(answer)).not.toContain(refusedSecret);
  });

  it('fails with getFailed if the provider has no check, or Domo fails', async () => {
    const unchecked = { ...check('a'), dataProviderType: 'snowflake-oauth-config' };
    const none = await service().refused('account.validate', unchecked);
    expect(none).toMatchObject({ code: 'getFailed', status: 400 });
    domo().faults.add({ kind: 'status', status: 500, method: 'POST' });
    const failed = await service().refused('account.validate', check('a'));
    expect(failed).toMatchObject({ code: 'getFailed', status: 500 });
  });

  it('never sends a mask', async () => {
    const problem = await service().refused('account.validate', check('********'));
    expect(problem.code).toBe('invalidRequest');
    expect(domo().log.count()).toBe(0);
  });
});

describe('account.usage', () => {
  it.each([
    ['account', 125],
    ['oauth', 5],
  ] as const)('lists the datasets of an %s', async (kind, id) => {
    const account = domo().state.family(kind).get(id);
    if (!account) throw new Error('not there');
    account.datasets = [{ id: 'a-b', name: 'Orders' }];
    const { datasets, unnamed, readAt } = await service().done('account.usage', key(kind, id));
    expect(datasets).toEqual([{ id: 'a-b', name: 'Orders' }]);
    expect(unnamed).toBe(0);
    expect(readAt).toBeGreaterThan(0);
  });

  const listed = (route: string, rows: unknown): void => {
    const contentType = 'application/json';
    domo().faults.add({ kind: 'body', route, contentType, text: JSON.stringify(rows) });
  };

  it.each([
    ['account', 'datasets.ofAccount', 125],
    ['oauth', 'datasets.ofOauth', 5],
  ] as const)('counts the datasets that it cannot name, of an %s', async (kind, route, id) => {
    listed(route, [{ dataSource: { id: 'a' } }, { datasetId: 'b' }, { id: 'c', name: 'Orders' }]);
    expect(await service().done('account.usage', key(kind, id))).toMatchObject({
      datasets: [{ id: 'c', name: 'Orders' }],
      unnamed: 2,
    });
  });

  it('counts more datasets if Domo’s own count is higher than its list', async () => {
    const account = domo().state.family('oauth').get(5);
    if (!account) throw new Error('not there');
    account.datasets = ['a', 'b', 'c'].map((id) => ({ id, name: id }));
    listed('datasets.ofOauth', [{ id: 'a', name: 'a' }]);
    const { datasets, unnamed } = await service().done('account.usage', key('oauth', 5));
    expect([datasets.length, unnamed]).toEqual([1, 2]);
  });

  it('works without Domo’s own count', async () => {
    domo().faults.add({ kind: 'status', status: 500, route: 'oauth.list' });
    expect(await service().done('account.usage', key('oauth', 5))).toMatchObject({ unnamed: 0 });
  });

  it('fails if the datasets cannot be listed', async () => {
    domo().faults.add({ kind: 'status', status: 500, route: 'datasets.ofAccount' });
    const problem = await service().refused('account.usage', key('account', 125));
    expect(problem).toMatchObject({ code: 'getFailed', status: 500 });
  });
});

describe('principal.search', () => {
  const find = (text: string) =>
    service().done('principal.search', { profileId: profileId(), text });

  it('finds users first, then groups', async () => {
    domo().state.users.forEach((user) => {
      if (user.displayName === 'Share Target') user.displayName = 'Administrator';
    });
    const { principals, problem } = await find('admin');
    expect(problem).toBeNull();
    expect(principals.map(({ type, name }) => [type, name])).toEqual([
      ['USER', 'Administrator'],
      ['GROUP', 'Admin Test'],
    ]);
  });

  it.each([
    ['users.search', 'GROUP'],
    ['groups.list', 'USER'],
  ] as const)('still works without %s', async (route, type) => {
    domo().faults.add({ kind: 'status', status: 403, route });
    const { principals, problem } = await find('t');
    expect(new Set(principals.map((each) => each.type))).toEqual(new Set([type]));
    expect(problem?.status).toBe(403);
  });

  it('fails if neither can be searched', async () => {
    domo().faults.add({ kind: 'status', status: 403 });
    const request = { profileId: profileId(), text: 't' };
    const problem = await service().refused('principal.search', request);
    expect(problem).toMatchObject({ code: 'getFailed', status: 403 });
  });
});

describe('group.members', () => {
  const read = (groupId: string) =>
    service().done('group.members', { profileId: profileId(), groupId });

  it('lists the members of a group, including those without a name', async () => {
    const group = domo().state.groups.get(Number(GROUP));
    if (!group) throw new Error('no such group');
    const before = group.userIds.length;
    Object.assign(group, { userIds: [...group.userIds, 424_242] });
    const { members, total, active, problem } = await read(GROUP);
    expect({ total, active, problem }).toEqual({ total: before + 1, active: true, problem: null });
    expect(members).toHaveLength(before + 1);
    expect(members.at(-1)).toEqual({ id: '424242', name: null, emailAddress: null, active: null });
    const [first] = members;
    expect(first?.name).toBe(domo().state.users.get(Number(first?.id))?.displayName);
    expect(first?.emailAddress).toContain('@');
  });

  it('still counts the members if their names cannot be read', async () => {
    domo().faults.add({ kind: 'status', status: 403, route: 'users.many' });
    const { members, total, problem } = await read(GROUP);
    expect(total).toBeGreaterThan(0);
    expect(members.map(({ name }) => name)).toEqual(Array(total).fill(null));
    expect(problem?.status).toBe(403);
  });

  it('fails with getFailed if Domo fails', async () => {
    domo().faults.add({ kind: 'status', status: 500, route: 'groups.get' });
    const request = { profileId: profileId(), groupId: GROUP };
    const problem = await service().refused('group.members', request);
    expect(problem).toMatchObject({ code: 'getFailed', status: 500 });
  });

  it('fails with noMatch for a group that does not exist', async () => {
    const request = { profileId: profileId(), groupId: '1' };
    expect(await service().refused('group.members', request)).toMatchObject({ code: 'noMatch' });
  });
});

const secrecy = ({ name, encrypted, type }: FieldDescriptor): string =>
  encrypted && type === 'password' ? `${name}: secret` : name;

describe('provider.kept', () => {
  it('returns the stored providers by name, with their age, without a network', async () => {
    const { providers, readAt } = await service().done('provider.kept', { profileId: profileId() });
    expect(providers).toHaveLength(domo().state.providers.size);
    const names = providers.map(({ name }) => name);
    expect(names).toEqual([...names].sort(compareNames));
    expect(readAt).toBeGreaterThan(0);
    expect(domo().log.count()).toBe(0);
  });

  it('knows the fields of some providers, which of them are secret, and says who described them', async () => {
    domo().state.describeNone('snowflake');
    domo().state.describeNone('jira-on-prem-oauth-config');
    domo().state.unlistProvider('snowflake-oauth-config');
    await service().done('provider.list', { profileId: profileId() });
    const { providers, unlisted } = await service().done('provider.kept', {
      profileId: profileId(),
    });
    const of = (key: string) => {
      const found = [...providers, ...unlisted].find((each) => each.key === key);
      return { by: found?.describedBy, fields: found?.fields.map(secrecy) };
    };
    expect(of('snowflake')).toEqual({
      by: 'latchkey',
      fields: ['account', 'username', 'password: secret', 'role'],
    });
    expect(of('jira-on-prem-oauth-config')).toEqual({
      by: 'latchkey',
      fields: ['client_id', 'client_secret: secret'],
    });
    expect(of('domo-csv')).toEqual({ by: null, fields: [] });
    expect(of('amazon-s3').by).toBe('domo');
    expect(unlisted.map(({ key }) => key)).toEqual(['snowflake-oauth-config']);
    expect(of('snowflake-oauth-config').fields).toEqual(['client-id', 'client-secret: secret']);
  });

  it('says that the list was never read, and still returns the known types', async () => {
    const answer = await service().done('provider.kept', { profileId: 'nobody' });
    expect(answer).toMatchObject({ providers: [], readAt: null });
    expect(answer.unlisted.map(({ key }) => key)).toContain('abstract-credential-store');
  });
});

it('every operation that helps with a change has the effect read', () => {
  for (const name of ['reveal', 'validate', 'usage'] as const) {
    expect(contract[`account.${name}`].effect).toBe('read');
  }
});
