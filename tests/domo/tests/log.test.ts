/** The log proves where a secret went, and how often (domo-api 9.1). */
import { describe, expect, it } from 'vitest';
import { runningSample } from './sample';

const { get, send, sendText, instance } = runningSample();
const store = '/api/data/v1/providers/abstract-credential-store/account/71';

describe('requests that mention a text', () => {
  it('are found by route, once for each time that it was sent', async () => {
    await send('PUT', store, { credentials: 'canary-once' });
    await send('PUT', store, { credentials: 'canary-twice' });
    await send('PUT', '/api/data/v1/providers/x/account/71', { credentials: 'canary-twice' });
    await get(store);
    const { log } = instance();
    expect(log.mentioning('canary-once').map(({ route }) => route)).toEqual([
      'accounts.updateConfig',
    ]);
    expect(log.mentioning('canary-twice').map(({ status }) => status)).toEqual([200, 404]);
    expect(log.mentioning('canary-twice', { status: 404 })).toHaveLength(1);
    expect(log.count({ method: 'GET', mentioning: 'canary-twice' })).toBe(0);
    expect(log.mentioning('canary-never')).toEqual([]);
  });

  it.each([
    ['a JSON body that escapes it', 'canary-"quoted"\n-\\-'],
    ['a JSON body in another script', 'canary-日本語 „é“'],
  ])('are found in %s', async (_, secret) => {
    await send('PUT', store, { credentials: secret });
    expect(instance().log.mentioning(secret)).toHaveLength(1);
  });

  it('are found in a text, a header, a query and a path, escaped or not', async () => {
    const secret = 'canary-ä b/c';
    const escaped = encodeURIComponent(secret);
    await sendText('/api/data/v1/accounts/71/name', secret);
    await get('/api/data/v1/accounts', { headers: { 'x-extra': 'canary-a b/c' } });
    await get(`/api/data/v1/accounts?note=${escaped}`);
    await get(`/api/data/v1/accounts/provider/${escaped}`);
    expect(instance().log.mentioning(secret)).toHaveLength(3);
    expect(instance().log.mentioning('canary-a b/c')).toHaveLength(1);
    expect(instance().log.mentioning(escaped)).toHaveLength(2);
  });

  it('are found though the request was lost', async () => {
    instance().faults.add({ kind: 'loseAnswer' });
    await expect(send('PUT', store, { credentials: 'canary-lost' })).rejects.toThrow();
    expect(instance().log.mentioning('canary-lost', { outcome: 'cut' })).toHaveLength(1);
  });
});
