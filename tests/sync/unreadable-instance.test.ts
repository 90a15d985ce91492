/** An instance that cannot be read never stops the others, and what was read of it before stays. */
import { describe, expect, it } from 'vitest';
import { syncedCompany } from '../support/synced-company';

const { company, production, sync, syncProduction, countKept, restart } = syncedCompany();
const known = company.instances.production.data;
const all = known.accounts.length + known.oauthAccounts.length;

describe('an instance', () => {
  const dead: readonly [what: string, code: string, prepare: () => unknown][] = [
    [
      'whose token is refused',
      'unauthorized',
      () => production().state.expireTokenAfter(production().tokens['admin'] ?? '', 0),
    ],
    ['that does not exist (403)', 'instanceNotFound', () => production().playUnknown('forbidden')],
    [
      'whose user may read no list',
      'forbidden',
      () => {
        for (const route of ['accounts.list', 'oauth.list']) {
          production().faults.add({ kind: 'status', status: 403, route });
        }
      },
    ],
    [
      'that does not exist (redirect)',
      'instanceNotFound',
      () => production().playUnknown('redirect'),
    ],
    ['that does not exist (page)', 'instanceNotFound', () => production().playUnknown('page')],
    ['that cannot be reached', 'offline', () => production().playUnknown('refused')],
    [
      'that a network rule closes (page)',
      'blockedByNetworkRule',
      () => production().faults.add({ kind: 'blocked', as: 'page' }),
    ],
    [
      'that a network rule closes (redirect)',
      'blockedByNetworkRule',
      () => production().faults.add({ kind: 'blocked', as: 'redirect' }),
    ],
    [
      'that never stops asking to slow down',
      'rateLimited',
      () => production().faults.add({ kind: 'status', status: 429, retryAfter: { seconds: 0 } }),
    ],
    [
      'that is down',
      'unavailable',
      () => production().faults.add({ kind: 'status', status: 503, retryAfter: { seconds: 0 } }),
    ],
    [
      'whose answers are cut short',
      'badResponse',
      () => production().faults.add({ kind: 'truncated', keep: 0.7 }),
    ],
    [
      'whose answers are pages',
      'instanceNotFound',
      () =>
        production().faults.add({
          kind: 'body',
          status: 200,
          contentType: 'text/html',
          text: '<html>Hello</html>',
        }),
    ],
  ];

  it.each(dead)('%s fails alone, and keeps what was read of it', async (_what, code, prepare) => {
    await prepare();
    const results = await sync();
    const failed = results.get('Production');
    expect(failed).toMatchObject({ outcome: 'failed', problem: { code } });
    expect(failed?.problem?.next).not.toBe('');
    expect(results.get('Staging')).toMatchObject({ problem: null });
    expect(results.get('Development')).toMatchObject({ problem: null });
    // What was read before is still there, and counted.
    expect(await countKept(failed?.profileId ?? '')).toBe(all);

    await restart();
    expect(await syncProduction()).toMatchObject({ problem: null });
  });
});
