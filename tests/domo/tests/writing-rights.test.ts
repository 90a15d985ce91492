import { describe, expect, it } from 'vitest';
import type { Answer } from './http';
import { runningSample } from './sample';

const { get, send, sendText, instance } = runningSample();

type Kind = 'account' | 'oauth';
type Try = (token: string) => Promise<Answer>;

/** Each change of the plain account 71 and the OAuth account 5. */
const changes: Record<Kind, Record<string, Try>> = {
  account: {
    delete: (token) => get('/api/data/v1/accounts/71', { method: 'DELETE', token }),
    rename: (token) => sendText('/api/data/v1/accounts/71/name', 'x', { token }),
    config: (token) =>
      send('PUT', '/api/data/v1/providers/abstract-credential-store/account/71', {}, { token }),
    share: (token) => send('PUT', '/api/data/v2/accounts/share/71', grant('CAN_VIEW'), { token }),
    shareV1: (token) =>
      send(
        'PUT',
        '/api/data/v1/accounts/71/share',
        { type: 'USER', id: 233216585, permissions: ['WRITE'] },
        { token },
      ),
  },
  oauth: {
    delete: (token) => get('/api/data/v1/accounts/templates/5', { method: 'DELETE', token }),
    rename: (token) => sendText('/api/data/v1/accounts/templates/5/name', 'x', { token }),
    config: (token) =>
      send('PUT', '/api/data/v1/providers/jira-on-prem-oauth-config/template/5', {}, { token }),
    share: (token) =>
      send('PUT', '/api/data/v2/accounts/templates/share/5', grant('CAN_VIEW'), { token }),
  },
};
const grant = (accessLevel: string) => ({ type: 'USER', id: '1893952720', accessLevel });
const allowed: Record<string, readonly string[]> = {
  OWNER: ['delete', 'rename', 'config', 'share', 'shareV1'],
  CAN_EDIT: ['rename', 'config', 'share', 'shareV1'],
  CAN_SHARE: ['share', 'shareV1'],
  CAN_VIEW: [],
};

const cases = (['account', 'oauth'] as const).flatMap((kind) =>
  Object.keys(changes[kind]).map((what) => [kind, what] as const),
);
const accountOf = (kind: Kind) => {
  const found = instance()
    .state.family(kind)
    .get(kind === 'account' ? 71 : 5);
  if (!found) throw new Error('The sample has changed.');
  return found;
};
async function attempt(kind: Kind, what: string, token: string): Promise<number> {
  const change = changes[kind][what];
  if (!change) throw new Error(`No change ${what}.`);
  return (await change(token)).status;
}

describe.each(Object.keys(allowed))('the level %s', (level) => {
  it.each(cases)(`is enough or 403, on %s to %s`, async (kind, what) => {
    const account = accountOf(kind);
    account.access = [
      { type: 'USER', id: '1216550715', accessLevel: 'OWNER' },
      { type: 'USER', id: '55874022', accessLevel: level as 'OWNER' },
    ];
    const status = await attempt(kind, what, instance().token('viewer'));
    const ok = what === 'delete' && kind === 'account' ? 204 : 200;
    // Whom `shareV1` means has no entry here: it is added.
    expect(status).toBe(allowed[level]?.includes(what) === true ? ok : 403);
  });
});

describe.each(cases)('on %s to %s', (kind, what) => {
  it('is for whoever may see it: 404 to a stranger, 403 to whom it is only listed', async () => {
    const token = instance().token('outsider');
    expect(await attempt(kind, what, token)).toBe(404);
    accountOf(kind).listedTo = [929336557];
    expect(await attempt(kind, what, token)).toBe(403);
  });

  it('is covered by the grant of an admin, unless the account is closed', async () => {
    const account = accountOf(kind);
    account.access = [{ type: 'USER', id: '1216550715', accessLevel: 'OWNER' }];
    account.closed = true;
    expect(await attempt(kind, what, instance().token('admin'))).toBe(403);
    account.closed = false;
    expect(await attempt(kind, what, instance().token('admin'))).toBeLessThan(300);
  });
});

describe('creating', () => {
  it('is for anybody, who then owns and sees it', async () => {
    const token = instance().token('outsider');
    const body = { name: 'mine', displayName: 'mine', dataProviderType: 'snowflake' };
    const { json } = await send('POST', '/api/data/v1/accounts', body, { token });
    expect(json).toMatchObject({ id: 126, userId: 929336557, createdBy: 929336557 });
    expect((await get('/api/data/v1/accounts/126', { token })).status).toBe(200);
    const viewer = instance().token('viewer');
    expect((await get('/api/data/v1/accounts/126', { token: viewer })).status).toBe(404);
  });

  it('is for no one without a valid token', async () => {
    const answer = await send('POST', '/api/data/v1/accounts', {}, { token: 'canary-nobody' });
    expect(answer.status).toBe(401);
  });
});
