import { describe, expect, it } from 'vitest';
import { ids } from './http';
import { runningSample } from './sample';

const { get, instance } = runningSample();
const as = (role: string) => ({ token: instance().token(role) });

const routesOf1 = [
  '/api/data/v1/accounts/1',
  '/api/data/v1/providers/dataset-copy/account/1?unmask=true',
  '/api/data/v2/accounts/share/1',
];

describe('rights', () => {
  it('lists to each caller what it may see, and the rows that are only shown to it', async () => {
    const list = '/api/data/v1/accounts';
    expect(ids(await get(list, as('admin')))).toEqual([125, 102, 124, 71, 45, 1]);
    expect(ids(await get(list, as('viewer')))).toEqual([71]);
    expect(ids(await get(list, as('outsider')))).toEqual([1]);
  });

  it.each(routesOf1)(
    'answers 403 on %s to callers that may list it and not open it',
    async (path) => {
      expect((await get(path, as('admin'))).status).toBe(403);
      expect((await get(path, as('outsider'))).status).toBe(403);
    },
  );

  it.each(routesOf1)(
    'answers 404 on %s to a caller that has nothing to do with it',
    async (path) => {
      expect((await get(path, as('viewer'))).status).toBe(404);
    },
  );

  it('opens an account to a viewer, but never unmasks it', async () => {
    const shown = instance().state.accounts.get(71);
    if (shown) shown.readable = true;
    const path = '/api/data/v1/providers/abstract-credential-store/account/71?unmask=true';
    expect((await get(path, as('viewer'))).json).toMatchObject({ credentials: '********' });
    expect((await get(path, as('admin'))).json).toMatchObject({ credentials: 'canary-sample-71' });
  });

  it('grants through a group, as long as the group is active', async () => {
    const { state } = instance();
    const account = state.accounts.get(124);
    const group = state.groups.get(1814479647);
    if (!account || !group) throw new Error('The sample has changed.');
    account.access = [{ type: 'GROUP', id: '1814479647', accessLevel: 'CAN_VIEW' }];
    expect((await get('/api/data/v1/accounts/124', as('viewer'))).status).toBe(200);
    group.active = false;
    expect((await get('/api/data/v1/accounts/124', as('viewer'))).status).toBe(404);
  });

  it('lists OAuth accounts by the same rule', async () => {
    const list = '/api/data/v1/accounts/templates/user/extended';
    expect(ids(await get(list, as('viewer')))).toEqual([]);
    expect(ids(await get(list, as('admin')))).toEqual([1, 3, 5]);
  });
});

describe('tokens', () => {
  const me = '/api/content/v2/users/me';

  it('are each somebody', async () => {
    expect((await get(me, as('viewer'))).json).toMatchObject({ displayName: 'Grant Smith' });
  });

  it('can end at once', async () => {
    instance().state.expireToken(instance().token('admin'));
    expect((await get(me)).status).toBe(401);
    expect((await get(me, as('viewer'))).status).toBe(200);
  });

  it('can end in the middle of a run', async () => {
    instance().state.expireTokenAfter(instance().token('admin'), 2);
    const statuses = [await get(me), await get(me), await get(me)].map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 401]);
  });
});
