import { gunzipSync } from 'node:zlib';
import { Agent } from 'node:http';
import { describe, expect, it } from 'vitest';
import { ask } from './http';
import { runningSample } from './sample';

const { get, instance } = runningSample();
const accounts = '/api/data/v1/accounts';

describe('sign-in', () => {
  const bare = (headers: Record<string, string>) => ask(instance().origin + accounts, { headers });

  it('wants exactly one of two headers, in any case of letters', async () => {
    const token = instance().token('admin');
    expect((await bare({})).status).toBe(401);
    expect((await bare({ 'X-DOMO-Developer-Token': token })).status).toBe(200);
    expect(
      (await bare({ 'x-domo-developer-token': token, 'x-domo-authentication': token })).status,
    ).toBe(401);
    expect((await bare({ 'x-domo-authentication': token })).status).toBe(401);
    expect((await bare({ authorization: `Bearer ${token}` })).status).toBe(401);
    expect((await bare({ 'x-domo-developer-token': 'wrong' })).status).toBe(401);
  });

  it('refuses with the recorded body and a trace id', async () => {
    const { json } = await bare({});
    expect(json).toEqual({
      status: 401,
      statusReason: 'Unauthorized',
      message: 'Unauthorized',
      toe: expect.stringMatching(/^[A-Z0-9]{10}-[A-Z0-9]{5}-[A-Z0-9]{5}$/) as unknown,
    });
  });
});

describe('paths', () => {
  it('tolerates a trailing slash', async () => {
    expect((await get(`${accounts}/`)).status).toBe(200);
    expect((await get(`${accounts}/71/`)).json).toMatchObject({ id: 71 });
  });

  it('answers 404 in JSON on an unknown route', async () => {
    const answer = await get('/api/data/v9/accounts');
    expect(answer.status).toBe(404);
    expect(answer.json).toMatchObject({ status: 404, statusReason: 'Not Found' });
  });

  it.each([
    ['PUT', `${accounts}/71`],
    ['PATCH', `${accounts}/71`],
    ['GET', '/api/identity/v1/users/search/'],
    ['DELETE', '/api/data/v1/providers'],
  ])('answers 405 to %s %s', async (method, path) => {
    const answer = await get(path, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBeTruthy();
  });

  it('answers 400 to a path whose encoding is broken', async () => {
    expect((await get('/api/data/v1/accounts/%E0%A4%A')).status).toBe(400);
  });
});

describe('compression', () => {
  it('packs when the client accepts gzip, and not otherwise', async () => {
    const plain = await get('/api/data/v1/providers');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers['content-length']).toBe(String(plain.bytes.length));
    const packed = await get('/api/data/v1/providers', {
      headers: { 'accept-encoding': 'br, gzip' },
    });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 5);
    expect(gunzipSync(packed.bytes).toString('utf8')).toBe(plain.text);
  });

  it('never packs in the mode without', async () => {
    instance().modes.gzip = false;
    const answer = await get('/api/data/v1/providers', { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.json).toHaveLength(1154);
  });

  it.each(['gzip;q=0', 'br', 'identity'])('does not pack for "%s"', async (accepted) => {
    const answer = await get('/api/data/v1/providers', {
      headers: { 'accept-encoding': accepted },
    });
    expect(answer.headers['content-encoding']).toBeUndefined();
  });
});

describe('the log', () => {
  it('keeps what was sent and what was answered', async () => {
    await get(`${accounts}/71/?unmask=true`, { headers: { 'X-Extra': 'seen' } });
    const entry = instance().log.last();
    expect(entry).toMatchObject({
      method: 'GET',
      path: `${accounts}/71`,
      url: `${accounts}/71/?unmask=true`,
      query: { unmask: 'true' },
      route: 'accounts.get',
      status: 200,
      outcome: 'answered',
      body: '',
      auth: { header: 'developer', userId: 1893952720, user: 'Jae Wilson1' },
    });
    expect(entry?.headers['x-extra']).toBe('seen');
    expect(entry?.auth.value).toBe(instance().token('admin'));
  });

  it('keeps bodies, refused calls and tokens that nobody has', async () => {
    await get('/api/data/v2/datasources/accounts', { method: 'POST', body: '[71]' });
    await get(accounts, { token: 'canary-stray' });
    const { log } = instance();
    expect(log.last({ method: 'POST' })?.body).toBe('[71]');
    expect(log.last({ status: 401 })?.auth).toEqual({
      header: 'developer',
      value: 'canary-stray',
      userId: null,
      user: null,
    });
    expect(log.mentioning('canary-stray')).toHaveLength(1);
  });

  it('is asked by route name or path pattern', async () => {
    for (const path of [accounts, `${accounts}/71`, `${accounts}/45`, '/api/data/v1/providers/10k'])
      await get(path);
    const { log } = instance();
    expect(log.count()).toBe(4);
    expect(log.count({ route: 'accounts.get' })).toBe(2);
    expect(log.count({ route: `${accounts}/*` })).toBe(2);
    expect(log.count({ route: '/api/data/v1/**' })).toBe(4);
    expect(log.count({ route: `${accounts}/71`, status: 200 })).toBe(1);
    log.clear();
    expect(log.count()).toBe(0);
  });

  it('knows how many were in flight, and on which connection', async () => {
    instance().faults.add({ kind: 'delay', ms: 60 });
    await Promise.all([get(accounts), get(accounts), get(accounts)]);
    expect(instance().log.peakInFlight()).toBe(3);
    instance().faults.clear();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await get(accounts, { agent });
    await get(accounts, { agent });
    const [first, second] = instance().log.all().slice(-2);
    agent.destroy();
    expect(second?.connection).toBe(first?.connection);
  });
});
