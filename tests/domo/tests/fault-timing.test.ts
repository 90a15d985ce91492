/** Faults of time, of connections and of size. */
import { createGunzip } from 'node:zlib';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ask } from './http';
import { runningSample } from './sample';

const { get, instance } = runningSample();

const accounts = '/api/data/v1/accounts';

const me = '/api/content/v2/users/me';

const faults = () => instance().faults;

describe('slow and silent', () => {
  it('delays, and adds up with another fault', async () => {
    faults().add({ kind: 'delay', ms: 80 });
    faults().add({ kind: 'status', status: 503 });
    expect((await get(me)).status).toBe(503);
    const entry = instance().log.last();
    expect(entry?.faults).toEqual(['delay', 'status']);
    await expect.poll(() => entry?.endedAt).not.toBeNull();
    expect((entry?.endedAt ?? 0) - (entry?.at ?? 0)).toBeGreaterThanOrEqual(75);
  });

  it('delays an answer that is made: it does not know what happened meanwhile', async () => {
    faults().add({ kind: 'delay', ms: 80, when: 'after', route: 'accounts.list', times: 1 });
    const old = get(accounts);
    await expect.poll(() => instance().log.count({ route: 'accounts.list' })).toBe(1);
    instance().state.accounts.delete(71);
    expect((await get(accounts)).json).toHaveLength(5);
    expect((await old).json).toHaveLength(6);
    const entry = instance().log.all({ route: 'accounts.list' })[0];
    await expect.poll(() => entry?.endedAt).not.toBeNull();
    expect((entry?.endedAt ?? 0) - (entry?.at ?? 0)).toBeGreaterThanOrEqual(75);
  });

  it('holds a request, and an answer that is made, until both are released', async () => {
    faults().add({ kind: 'hold', route: 'accounts.list', times: 1 });
    const late = get(accounts);
    await expect.poll(() => instance().log.count({ route: 'accounts.list' })).toBe(1);
    instance().state.accounts.delete(71);
    faults().add({ kind: 'hold', when: 'after', route: 'accounts.list', times: 1 });
    const old = get(accounts);
    await expect
      .poll(() => instance().log.all({ route: 'accounts.list' })[1]?.outcome)
      .toBe('answered');
    instance().state.accounts.delete(125);
    expect(
      instance()
        .log.all({ route: 'accounts.list' })
        .map(({ endedAt }) => endedAt),
    ).toEqual([null, null]);
    const left = instance().state.accounts.size;
    faults().release();
    expect((await late).json).toHaveLength(left);
    expect((await old).json).toHaveLength(left + 1);
  });

  it('never answers, and notes that the client left', async () => {
    faults().add({ kind: 'silent' });
    const client = new AbortController();
    const asked = expect(
      fetch(instance().origin + me, { signal: client.signal }),
    ).rejects.toThrow();
    await expect.poll(() => instance().log.last()?.outcome).toBe('open');
    client.abort();
    await asked;
    await expect.poll(() => instance().log.last()?.outcome).toBe('left');
    expect(instance().log.last()?.status).toBeNull();
  });
});

describe('connections', () => {
  const oneSocket = () => new Agent({ keepAlive: true, maxSockets: 1 });

  it('stay open by themselves', async () => {
    const agent = oneSocket();
    await get(me, { agent });
    await pause(50);
    await get(me, { agent });
    agent.destroy();
    const used = instance()
      .log.all()
      .map(({ connection }) => connection);
    expect(new Set(used).size).toBe(1);
  });

  it('dropReused: the second request on a connection is dropped unanswered', async () => {
    faults().add({ kind: 'dropReused', times: 1 });
    const agent = oneSocket();
    expect((await get(me, { agent })).status).toBe(200);
    await expect(get(me, { agent })).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await get(me, { agent })).status).toBe(200);
    agent.destroy();
  });

  it('dropIdle: goes after the answer', async () => {
    faults().add({ kind: 'dropIdle', afterMs: 0, times: 1 });
    const agent = oneSocket();
    expect((await get(me, { agent })).status).toBe(200);
    await pause(50);
    expect((await get(me, { agent })).status).toBe(200);
    agent.destroy();
    const used = instance()
      .log.all()
      .map(({ connection }) => connection);
    expect(new Set(used).size).toBe(2);
  });
});

describe('a huge answer', () => {
  const size = 30_000_000;

  it('is a valid array of that size', async () => {
    faults().add({ kind: 'huge', bytes: size, announced: true, times: 1 });
    const answer = await get(accounts);
    expect(answer.bytes.length).toBeGreaterThanOrEqual(size);
    expect(answer.headers['content-length']).toBe(String(answer.bytes.length));
    expect((answer.json as unknown[]).length).toBeGreaterThan(1000);
  });

  it('packed is tiny on the wire and as large once unpacked', async () => {
    faults().add({ kind: 'huge', bytes: size, gzip: true, times: 1 });
    const packed = await get(accounts);
    expect(packed.bytes.length).toBeLessThan(size / 50);
    let unpacked = 0;
    const gunzip = createGunzip();
    gunzip.end(packed.bytes);
    for await (const chunk of gunzip) unpacked += (chunk as Buffer).length;
    expect(unpacked).toBeGreaterThanOrEqual(size);
  });

  it('stops when the client does', async () => {
    faults().add({ kind: 'huge', bytes: 2_000_000_000, times: 1 });
    await new Promise<void>((done) => {
      const sent = request(instance().origin + accounts, (response) => {
        response.once('data', () => {
          sent.destroy();
          done();
        });
        response.on('error', () => undefined);
      });
      sent.on('error', () => undefined);
      sent.end();
    });
    await expect.poll(() => instance().log.last()?.outcome).toBe('left');
    expect(instance().log.last()?.bytesSent).toBeLessThan(50_000_000);
    expect((await ask(instance().origin + me)).status).toBe(401);
  });
});
