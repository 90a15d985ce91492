/** Where faults strike, and answers that take the place of the route's. */
import { describe, expect, it } from 'vitest';
import { FaultBox } from '../faults/box';
import { runningSample } from './sample';

const { get, instance } = runningSample();

const accounts = '/api/data/v1/accounts';

const me = '/api/content/v2/users/me';

const faults = () => instance().faults;

async function statuses(path: string, count: number): Promise<number[]> {
  const found: number[] = [];
  for (let index = 0; index < count; index += 1) found.push((await get(path)).status);
  return found;
}

describe('aim', () => {
  it('strikes a route by name or pattern, and leaves the others', async () => {
    faults().add({ kind: 'status', status: 503, route: 'accounts.list' });
    faults().add({ kind: 'status', status: 500, route: '/api/data/v2/**' });
    expect((await get(accounts)).status).toBe(503);
    expect((await get(`${accounts}/71`)).status).toBe(200);
    expect((await get('/api/data/v2/accounts/share/71')).status).toBe(500);
    expect(instance().log.last()?.faults).toEqual(['status']);
  });

  it('lets some pass, strikes so often, then is over', async () => {
    faults().add({ kind: 'status', status: 502, skip: 1, times: 2 });
    expect(await statuses(me, 5)).toEqual([200, 502, 502, 200, 200]);
    expect(faults().list()).toEqual([]);
  });

  it('strikes every n-th', async () => {
    faults().add({ kind: 'status', status: 500, every: 3 });
    expect(await statuses(me, 6)).toEqual([500, 200, 200, 500, 200, 200]);
  });

  it('strikes one method alone, and can be removed', async () => {
    const id = faults().add({ kind: 'status', status: 500, method: 'POST' });
    expect((await get(me)).status).toBe(200);
    expect((await get(me, { method: 'POST' })).status).toBe(500);
    expect(faults().remove(id)).toBe(true);
    expect((await get(me, { method: 'POST' })).status).toBe(405);
  });

  it('refuses what is no fault', () => {
    expect(() => faults().addUnknown({ kind: 'status', status: 200 })).toThrow(/status/);
    expect(() => faults().addUnknown({ kind: 'delay', ms: 1, tmies: 3 })).toThrow(/tmies/);
  });
});

describe('answers in place of the route', () => {
  it.each([500, 502, 503, 504])('%i in JSON with a trace id, or as a page', async (status) => {
    faults().add({ kind: 'status', status, times: 1 });
    faults().add({ kind: 'status', status, as: 'html', skip: 1 });
    expect((await get(me)).json).toMatchObject({ status, toe: expect.any(String) as unknown });
    const page = await get(me);
    expect(page.status).toBe(status);
    expect(page.headers['content-type']).toBe('text/html;charset=UTF-8');
  });

  it('429 after so many calls in a window', async () => {
    faults().add({ kind: 'rateLimit', calls: 2, windowMs: 60_000, retryAfter: { seconds: 7 } });
    expect(await statuses(me, 2)).toEqual([200, 200]);
    const refused = await get(me);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '7']);
  });

  it('429 ends with the window; refused calls do not count', () => {
    const box = new FaultBox();
    box.add({ kind: 'rateLimit', calls: 1, windowMs: 100 });
    const call = { method: 'GET', path: me, route: 'users.me', reused: false };
    const refused = [0, 50, 99, 101, 150, 202].map((time) => box.strike(call, time).length);
    expect(refused).toEqual([0, 1, 1, 0, 1, 0]);
  });

  it('429 with a date, and without a word', async () => {
    const limit = { kind: 'rateLimit', calls: 0, windowMs: 1000, times: 1 } as const;
    faults().add({ ...limit, retryAfter: { date: 30 } });
    const dated = String((await get(me)).headers['retry-after']);
    expect(dated).toMatch(/GMT$/);
    expect(Date.parse(dated) - Date.now()).toBeGreaterThan(25_000);
    faults().add(limit);
    const silent = await get(me);
    expect([silent.status, silent.headers['retry-after']]).toEqual([429, undefined]);
  });

  it('blocked: a page with 200 that names the address, or 303', async () => {
    faults().add({ kind: 'blocked', as: 'page', times: 1 });
    const page = await get(me);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<title>Domo - Blocked</title>');
    expect(page.text).toMatch(/<p>[^<]*203\.0\.113\.77/);
    faults().add({ kind: 'blocked', as: 'redirect' });
    const redirect = await get(me);
    expect(redirect.status).toBe(303);
    expect(redirect.text).toContain('whitelist/blocked');
    expect(redirect.headers.location).toContain('whitelist/blocked');
  });

  it('a redirect to the login', async () => {
    faults().add({ kind: 'loginRedirect' });
    const answer = await get(me);
    expect([answer.status, answer.headers.location]).toEqual([
      302,
      `${instance().origin}/auth/index`,
    ]);
  });

  it('nothing, {} or any other body', async () => {
    faults().add({ kind: 'empty', times: 1 });
    expect((await get(me)).text).toBe('{}');
    faults().add({ kind: 'empty', as: 'nothing', times: 1 });
    expect((await get(me)).bytes).toHaveLength(0);
    faults().add({ kind: 'body', contentType: 'text/plain', text: 'no JSON' });
    expect(await get(me)).toMatchObject({ status: 200, text: 'no JSON' });
  });
});

describe('broken answers', () => {
  it.each(['gzip', 'identity'])(
    'truncated: 200, whole for HTTP, no JSON (%s)',
    async (encoding) => {
      faults().add({ kind: 'truncated', keep: 0.9, times: 1 });
      const headers = { 'accept-encoding': encoding };
      const answer = await fetch(instance().origin + accounts, {
        headers: { ...headers, 'x-domo-developer-token': instance().token('admin') },
      });
      expect(answer.status).toBe(200);
      const text = await answer.text();
      expect(text.length).toBeGreaterThan(1000);
      expect(() => JSON.parse(text) as unknown).toThrow();
      expect((await get(accounts)).json).toHaveLength(6);
    },
  );

  it('reset in the middle: the status came, the body did not', async () => {
    faults().add({ kind: 'reset', times: 1 });
    await expect(get(accounts)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(instance().log.last()).toMatchObject({ status: 200, outcome: 'cut' });
  });

  it('a lost answer: the work was done, no byte came back', async () => {
    faults().add({ kind: 'loseAnswer', route: 'login', times: 1 });
    const tokens = instance().state.tokens.size;
    const body = JSON.stringify({
      emailAddress: 'user1893952720@example.com',
      password: 'canary-login-sample',
    });
    const sent = get('/api/content/v2/authentication', { method: 'POST', body });
    await expect(sent).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(instance().state.tokens.size).toBe(tokens + 1);
    expect(instance().log.last()).toMatchObject({ status: null, outcome: 'cut' });
  });

  it('a failure that comes too late: the work was done, and the answer says 500', async () => {
    faults().add({ kind: 'failAfter', status: 500, route: 'login', times: 1 });
    const tokens = instance().state.tokens.size;
    const body = JSON.stringify({
      emailAddress: 'user1893952720@example.com',
      password: 'canary-login-sample',
    });
    const sent = await get('/api/content/v2/authentication', { method: 'POST', body });
    expect(sent.status).toBe(500);
    expect(instance().state.tokens.size).toBe(tokens + 1);
  });

  it('drips: whole in the end', async () => {
    faults().add({ kind: 'drip', pieces: 5, pauseMs: 5 });
    expect((await get(accounts)).json).toHaveLength(6);
  });
});
