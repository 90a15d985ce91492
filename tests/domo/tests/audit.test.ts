import { describe, expect, it } from 'vitest';
import { runningSample } from './sample';

const { get, send, sendText, instance } = runningSample();
const log = '/api/audit/v1/user-audits';
const config = '/api/data/v1/providers/abstract-credential-store/account/71';
const rows = async (query = ''): Promise<Record<string, unknown>[]> =>
  (await get(log + query)).json as Record<string, unknown>[];

describe('the activity log', () => {
  it('answers 403 unless the mode allows it, and always to users who are no admins', async () => {
    expect((await get(log)).status).toBe(403);
    instance().modes.audit = 'usual';
    expect((await get(log)).status).toBe(200);
    expect((await get(log, { token: instance().token('viewer') })).status).toBe(403);
  });

  it('has a row for each change of a plain account, newest first', async () => {
    instance().modes.audit = 'usual';
    await sendText('/api/data/v1/accounts/71/name', 'Anew');
    await send('PUT', config, { allowExternalUse: 'true' });
    await get('/api/data/v1/accounts/71', { method: 'DELETE' });
    await sendText('/api/data/v1/accounts/templates/5/name', 'Not in the log');
    expect((await rows()).map((row) => [row['actionType'], row['objectId']])).toEqual([
      ['DELETED', '71'],
      ['UPDATED', '71'],
      ['RENAMED', '71'],
    ]);
  });

  it('has pages, a span of time, and a number', async () => {
    instance().modes.audit = 'usual';
    const [user] = instance().state.users.values();
    const account = instance().state.accounts.get(71);
    if (!user || !account) throw new Error('not there');
    const now = Date.now();
    for (const ago of [400 * 86_400_000, 3_000, 2_000, 1_000]) {
      instance().state.audit.add(user, 'UPDATED', account, now - ago);
    }
    expect(await rows()).toHaveLength(3);
    expect(await rows('?limit=2')).toHaveLength(2);
    expect(await rows('?limit=2&offset=2')).toHaveLength(1);
    expect(await rows(`?start=${String(now - 2_500)}&end=${String(now - 1_500)}`)).toHaveLength(1);
    expect((await get(`${log}/count`)).json).toBe(3);
    instance().modes.audit = 'short';
    expect([(await rows()).length, (await get(`${log}/count`)).json]).toEqual([1, 3]);
    instance().modes.audit = 'lossy';
    expect(await rows()).toHaveLength(2);
    instance().modes.audit = 'noCount';
    expect((await get(`${log}/count`)).status).toBe(404);
  });
});
