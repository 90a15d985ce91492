/** Finding whom to share with (domo-api 2.2, 8.16, 8.17). */
import { describe, expect, it } from 'vitest';
import { ids } from './http';
import { runningSample } from './sample';

const { get, send, instance } = runningSample();
const search = async (filter: Record<string, unknown>, more: Record<string, unknown> = {}) => {
  const filters = [{ filterType: 'text', ...filter }];
  const answer = await send('POST', '/api/identity/v1/users/search', { filters, ...more });
  return answer.json as { count: number; users: { id: number; emailAddress: string }[] };
};
const namesOf = async (text: string): Promise<string[]> => {
  const path = `/api/content/v2/groups/grouplist?search=${encodeURIComponent(text)}`;
  return ((await get(path)).json as { name: string }[]).map(({ name }) => name);
};

describe('searching users', () => {
  it('finds a part of the name, in any case of letters', async () => {
    const { count, users } = await search({ field: 'displayName', text: 'sHARE t' });
    expect([count, users.map(({ id }) => id)]).toEqual([1, [929336557]]);
    expect(users[0]).toMatchObject({ userName: 'user929336557@example.com' });
  });

  it('finds a part of the e-mail address, and does not mix the two', async () => {
    expect(await search({ field: 'emailAddress', text: 'USER55874022@' })).toMatchObject({
      count: 1,
      users: [{ id: 55874022, emailAddress: 'user55874022@example.com' }],
    });
    expect((await search({ field: 'displayName', text: 'example.com' })).count).toBe(0);
    expect((await search({ field: 'emailAddress', text: 'Share' })).count).toBe(0);
  });

  it('leaves out who was deleted, unless asked for', async () => {
    const user = instance().state.users.get(929336557);
    if (user) user.active = false;
    const filter = { field: 'displayName', text: 'Share' };
    expect((await search(filter)).count).toBe(0);
    expect((await search(filter, { includeDeleted: false })).count).toBe(0);
    expect((await search(filter, { includeDeleted: true })).count).toBe(1);
  });
});

describe('searching groups', () => {
  it('finds a part of the name, in any case of letters', async () => {
    expect(await namesOf('min t')).toEqual(['Admin Test']);
    expect(await namesOf('nobody')).toEqual([]);
  });

  it('leaves out deleted ones', async () => {
    const group = instance().state.groups.get(1814479647);
    if (group) group.active = false;
    expect(await namesOf('')).toEqual([]);
  });
});

describe('the datasets of an account', () => {
  it('are those that it has', async () => {
    const account = instance().state.accounts.get(71);
    if (account) account.datasets = [{ id: 'a', name: 'Orders' }];
    const path = '/api/data/v2/datasources';
    expect((await get(`${path}/account/71`)).json).toMatchObject([
      { dataSourceId: 'a', dataSourceName: 'Orders' },
    ]);
    expect((await get(`${path}/account/125`)).json).toEqual([]);
    expect((await get(`${path}/account-templates/5`)).json).toEqual([]);
    expect((await get(`${path}/account-templates/71`)).status).toBe(404);
    expect(ids(await get('/api/data/v1/accounts'))).toContain(71);
  });
});
