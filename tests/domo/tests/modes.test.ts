import { describe, expect, it } from 'vitest';
import { oddRows } from '..';
import { ask, ids } from './http';
import { runningSample } from './sample';

const { get, instance } = runningSample();
const accounts = '/api/data/v1/accounts';
const extended = `${accounts}/templates/user/extended`;
const short = `${accounts}/templates/user`;

describe('order', () => {
  it('shuffled: the same rows come in another order on another call', async () => {
    instance().modes.order = 'shuffled';
    const orders = await Promise.all(
      Array.from({ length: 6 }, async () => ids(await get(accounts))),
    );
    expect(new Set(orders.map(String)).size).toBeGreaterThan(1);
    for (const order of orders) expect([...order].sort()).toEqual([1, 102, 124, 125, 45, 71]);
  });
});

describe('shape', () => {
  it('legacy: neither allowExternalUse nor secretManagerAccountId', async () => {
    instance().modes.shape = 'legacy';
    const answers = [
      await get(accounts),
      await get(`${accounts}/71`),
      await get('/api/data/v1/providers/domo-access-token/account/125?unmask=true'),
    ];
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      expect(text).not.toMatch(/allowExternalUse|secretManagerAccountId/);
    }
  });

  it('extra fields: every row has fields that nobody knows', async () => {
    instance().modes.extraFields = true;
    for (const path of [accounts, extended, '/api/data/v1/providers']) {
      const rows = (await get(path)).json as Record<string, unknown>[];
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toHaveProperty('lineage.upstream');
    }
    const { list } = (await get('/api/data/v2/accounts/share/71')).json as { list: unknown[] };
    expect(list[0]).toHaveProperty('sensitivity');
  });

  it.each(Object.entries(oddRows))('broken row %s stands among good ones', async (_, row) => {
    instance().modes.brokenRow = { in: 'accounts', row };
    const rows = (await get(accounts)).json as unknown[];
    expect(rows).toHaveLength(7);
    expect(rows[1]).toEqual(row);
    expect(rows[2]).toMatchObject({ id: 102 });
    expect(ids(await get(extended))).toEqual([1, 3, 5]);
  });

  it('broken row in an access list stands within the envelope', async () => {
    instance().modes.brokenRow = { in: 'access', row: 'odd' };
    const { list } = (await get('/api/data/v2/accounts/share/71')).json as { list: unknown[] };
    expect(list).toHaveLength(6);
    expect(list[1]).toBe('odd');
  });

  it.each([
    ['oauth', extended],
    ['providers', '/api/data/v1/providers'],
  ] as const)('broken row in %s, at a place of choice', async (list, path) => {
    instance().modes.brokenRow = { in: list, row: null, at: 0 };
    expect(((await get(path)).json as unknown[])[0]).toBeNull();
  });
});

describe('a broken row in the place of a good one', () => {
  it.each([
    ['accounts', accounts, 71, 6],
    ['oauth', extended, 3, 3],
    ['providers', '/api/data/v1/providers', 'snowflake', null],
  ] as const)('stands in the list of %s alone', async (list, path, replace, length) => {
    const good = (await get(path)).json as { id?: number; key?: string }[];
    const place = good.findIndex(({ id, key }) => (id ?? key) === replace);
    instance().modes.brokenRow = { in: list, row: 'odd', replace };
    const rows = (await get(path)).json as unknown[];
    expect(rows).toEqual(good.map((row, index) => (index === place ? 'odd' : row)));
    if (length !== null) expect(rows).toHaveLength(length);
  });

  it('leaves a list that has no such row as it is, the other lists too', async () => {
    instance().modes.brokenRow = { in: 'accounts', row: 'odd', replace: 5 };
    expect(ids(await get(accounts))).toHaveLength(6);
    expect(ids(await get(extended))).toEqual([1, 3, 5]);
  });
});

describe('long ids', () => {
  const long = '17841400000000001';

  it('are numbers of all digits in answers, and lead to their account', async () => {
    instance().modes.longIds = { [long]: 71 };
    expect((await get(accounts)).text).toContain(`"id":${long},`);
    expect((await get(`${accounts}/${long}`)).text).toContain('"name":"domo_creds"');
    expect((await get(`/api/data/v2/accounts/share/${long}`)).status).toBe(200);
  });

  it('lead nowhere when a digit is another one', async () => {
    instance().modes.longIds = { [long]: 71 };
    expect((await get(`${accounts}/17841400000000000`)).status).toBe(404);
  });
});

describe('other paths for OAuth accounts', () => {
  it('has the extended list and no short one, usually', async () => {
    expect((await get(extended)).status).toBe(200);
    expect((await get(short)).status).toBe(404);
  });

  it('short: the extended one is 404, the short one answers the plain shape', async () => {
    instance().modes.oauthList = 'short';
    expect((await get(extended)).status).toBe(404);
    const rows = (await get(short)).json as Record<string, unknown>[];
    expect(rows.map((row) => row['id'])).toEqual([1, 3, 5]);
    expect(rows[0]).toHaveProperty('allowExternalUse', true);
    expect(rows[0]).not.toHaveProperty('owners');
    expect(rows[0]).not.toHaveProperty('userId');
  });

  it.each(['list', 'array'] as const)(
    'access list %s: only the other path answers',
    async (mode) => {
      instance().modes.oauthAccess = mode;
      expect((await get('/api/data/v2/accounts/templates/share/5')).status).toBe(404);
      const { json } = await get('/api/data/v2/accounts/templates/5/share');
      const list = mode === 'array' ? json : (json as { list: unknown }).list;
      expect(list).toEqual([
        { type: 'USER', id: '1893952720', accessLevel: 'OWNER', name: 'Jae Wilson1' },
      ]);
    },
  );
});

describe('an instance that does not exist', () => {
  const me = '/api/content/v2/users/me';

  it('forbidden: 403 in JSON to everybody', async () => {
    await instance().playUnknown('forbidden');
    expect(await get(me)).toMatchObject({ status: 403, json: { statusReason: 'Forbidden' } });
  });

  it('redirect: 302 to a login page in HTML', async () => {
    await instance().playUnknown('redirect');
    const answer = await get(me);
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe(`${instance().origin}/auth/index`);
    const page = await ask(String(answer.headers.location));
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
  });

  it('page: 200 in HTML', async () => {
    await instance().playUnknown('page');
    const answer = await get(me);
    expect([answer.status, answer.headers['content-type']]).toEqual([
      200,
      'text/html;charset=UTF-8',
    ]);
  });

  it('refused: nobody listens, until it comes back on the same port', async () => {
    const { origin } = instance();
    await instance().playUnknown('refused');
    await expect(get(me)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await instance().playUnknown(null);
    expect(instance().origin).toBe(origin);
    expect((await get(me)).status).toBe(200);
  });
});

describe('what a list and the search show of plain accounts', () => {
  const search = (offset = 0) =>
    ask(`${instance().origin}/api/search/v1/query`, {
      method: 'POST',
      token: instance().token('admin'),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ entityList: [['account']], query: '**', count: 100, offset }),
    });

  it('shared: the list has a part of what the search has', async () => {
    const all = ids(await get(accounts));
    instance().modes.accountList = 'shared';
    const listed = ids(await get(accounts));
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.length).toBeLessThan(all.length);
    const { json } = await search();
    expect(json).toMatchObject({ totalResultCount: all.length });
    // By id it is there, as for an administrator.
    const lacking = all.find((id) => !listed.includes(id)) ?? 0;
    expect((await get(`${accounts}/${lacking}`)).status).toBe(200);
  });

  it('masked: no secret of a plain account is shown, and those of OAuth accounts are', async () => {
    instance().modes.plainSecrets = 'masked';
    const providers = '/api/data/v1/providers';
    const plain = await get(`${providers}/domo-access-token/account/125?unmask=true`);
    expect(plain.json).toMatchObject({ domoAccessToken: '********', username: '' });
    const oauth = await get(`${providers}/snowflake-oauth-config/template/1?unmask=true`);
    expect(oauth.text).toContain('canary-sample-oauth-1');
  });
});
