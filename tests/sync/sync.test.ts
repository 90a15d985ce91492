/** One dead instance, one odd account, one broken answer never stops the rest; what was read stays. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ResponseFor, Result, SyncResult } from '../../src/contract';
import { addCompany } from '../harness/company';
import { Desk } from '../harness/desk';
import {
  createStandIn,
  makeCompany,
  oddRows,
  type FaultSpec,
  type Instance,
  type StandIn,
} from '../domo';

const company = makeCompany();
let standIn: StandIn<'development' | 'staging' | 'production'>;
let desk: Desk;
let production: Instance;

beforeAll(async () => {
  standIn = await createStandIn({ instances: company.list });
  ({ production } = standIn.instances);
  desk = await Desk.open();
  await addCompany(desk, standIn, 'list');
});

afterEach(async () => {
  await Promise.all(Object.values(standIn.instances).map((instance) => instance.reset()));
});

afterAll(async () => {
  await desk.close();
  await standIn.close();
});

async function call<T>(operation: string, request: unknown): Promise<T> {
  const { stdout } = await desk.cli(['call', operation], JSON.stringify(request));
  const result = JSON.parse(stdout) as Result<T>;
  if (!result.ok) throw new Error(`${operation}: ${result.problem.code}`);
  return result.value;
}

async function sync(depth: 'list' | 'full' = 'list'): Promise<ReadonlyMap<string, SyncResult>> {
  const { results } = await call<{ results: SyncResult[] }>('inventory.sync', { depth });
  return new Map(results.map((result) => [result.label.split(' · ')[1] ?? '', result]));
}

const kept = async (profileId: string): Promise<number> =>
  (
    await call<ResponseFor<'inventory.search'>>('inventory.search', {
      filter: { profileIds: [profileId] },
    })
  ).total;

const known = company.instances.production.data;
const all = known.accounts.length + known.oauthAccounts.length;

describe('an instance that cannot be read', () => {
  const dead: readonly [what: string, code: string, prepare: () => unknown][] = [
    [
      'its token is refused',
      'unauthorized',
      () => production.state.expireTokenAfter(production.tokens['admin'] ?? '', 0),
    ],
    ['it does not exist: forbidden', 'instanceNotFound', () => production.playUnknown('forbidden')],
    [
      'its user may read no list',
      'forbidden',
      () => {
        for (const route of ['accounts.list', 'oauth.list']) {
          production.faults.add({ kind: 'status', status: 403, route });
        }
      },
    ],
    ['it does not exist: redirect', 'instanceNotFound', () => production.playUnknown('redirect')],
    ['it does not exist: page', 'instanceNotFound', () => production.playUnknown('page')],
    ['it cannot be reached', 'offline', () => production.playUnknown('refused')],
    [
      'a network rule: page',
      'blockedByNetworkRule',
      () => production.faults.add({ kind: 'blocked', as: 'page' }),
    ],
    [
      'a network rule: redirect',
      'blockedByNetworkRule',
      () => production.faults.add({ kind: 'blocked', as: 'redirect' }),
    ],
    [
      'it asks to slow down for ever',
      'rateLimited',
      () => production.faults.add({ kind: 'status', status: 429, retryAfter: { seconds: 0 } }),
    ],
    [
      'it is down',
      'unavailable',
      () => production.faults.add({ kind: 'status', status: 503, retryAfter: { seconds: 0 } }),
    ],
    [
      'its answers are cut short',
      'badResponse',
      () => production.faults.add({ kind: 'truncated', keep: 0.7 }),
    ],
    [
      'its answers are pages',
      'instanceNotFound',
      () =>
        production.faults.add({
          kind: 'body',
          status: 200,
          contentType: 'text/html',
          text: '<html>Hello</html>',
        }),
    ],
  ];

  it.each(dead)('%s', async (_what, code, prepare) => {
    await prepare();
    const results = await sync();
    const failed = results.get('Production');
    expect(failed).toMatchObject({ outcome: 'failed', problem: { code } });
    expect(failed?.problem?.next).not.toBe('');
    expect(results.get('Staging')).toMatchObject({ problem: null });
    expect(results.get('Development')).toMatchObject({ problem: null });
    // What was read before is still there, and counted.
    expect(await kept(failed?.profileId ?? '')).toBe(all);

    await production.reset();
    expect((await sync()).get('Production')).toMatchObject({ problem: null });
  });
});

describe('a part that cannot be read', () => {
  it('a broken list leaves the other list and the providers', async () => {
    production.faults.add({ kind: 'status', status: 500, route: 'oauth.list' });
    const result = (await sync()).get('Production');
    expect(result).toMatchObject({
      outcome: 'partial',
      problem: null,
      accounts: known.accounts.length,
    });
    expect(result?.unread).toEqual([
      expect.objectContaining({ kind: 'oauth', what: 'accounts', id: null }),
    ]);
    expect(await kept(result?.profileId ?? '')).toBe(all);
  });

  it('a row that makes no sense is set aside, and the rest of the list is read', async () => {
    production.modes.brokenRow = { in: 'accounts', row: oddRows.text, at: 3 };
    const result = (await sync()).get('Production');
    expect(result?.outcome).toBe('partial');
    expect(result?.unread).toEqual([expect.objectContaining({ what: 'row' })]);
    expect(result?.unread[0]?.problem.message).toContain('Row 4');
    expect(result?.accounts).toBe(known.accounts.length);
  });

  const body = (text: string, route: string): FaultSpec => ({
    ...({ kind: 'body', status: 200, contentType: 'application/json', text, route } as const),
  });

  it('one that is nested without end is set aside as well', async () => {
    const rows = `{"id":1,"dataProviderType":"x"},{"id":99999,"odd":${'['.repeat(5_000)}${']'.repeat(5_000)}}`;
    production.faults.add(body(`[${rows}]`, 'accounts.list'));
    const result = (await sync()).get('Production');
    expect(result?.unread).toEqual([expect.objectContaining({ what: 'row', id: 99_999 })]);
    expect(result?.accounts).toBe(1);
    production.faults.clear();
    await sync();
  });

  it('a secret in what Domo tells beside the config is neither kept nor shown', async () => {
    const secret = 'jdbc:x://db.example;password=canary-beside';
    const row = { id: 1, dataProviderType: 'x', validationReason: secret, hint: { is: secret } };
    production.faults.add(body(JSON.stringify([row]), 'accounts.list'));
    const result = (await sync()).get('Production');
    const key = { profileId: result?.profileId, kind: 'account', id: 1 };
    const { account } = await call<ResponseFor<'inventory.detail'>>('inventory.detail', key);
    const mark = '(not shown: it may hold a secret)';
    expect(account).toMatchObject({ validationReason: mark, more: { hint: { is: mark } } });
    production.faults.clear();
    await sync();
  });

  it('of very many that make no sense some are listed, and all are counted', async () => {
    production.faults.add(body(`[${'0,'.repeat(299_999)}0]`, 'providers.list'));
    const result = (await sync()).get('Production');
    expect(result).toMatchObject({ outcome: 'partial', unreadCount: 300_000 });
    expect(result?.unread).toHaveLength(1_000);
    expect(result?.accounts).toBe(known.accounts.length);
  });

  it('an entry of an access list that makes no sense is set aside, and said beside the list', async () => {
    production.modes.brokenRow = { in: 'access', row: oddRows.text, at: 0 };
    const result = (await sync('full')).get('Production');
    const odd = result?.unread.filter(({ what, problem }) => {
      return what === 'accessList' && problem.code === 'badResponse';
    });
    expect(odd?.length).toBeGreaterThan(100);
    expect(odd?.[0]?.problem.message).toContain('Row 1');
    const key = { profileId: result?.profileId, kind: odd?.[0]?.kind, id: odd?.[0]?.id };
    const detail = await call<ResponseFor<'inventory.detail'>>('inventory.detail', key);
    expect(detail.access?.length).toBeGreaterThan(0);
    expect(detail.accessProblem).toMatchObject({ code: 'badResponse' });
    // Once the list can be read whole again, nothing is said any more.
    production.modes.brokenRow = null;
    await call('account.accessList', key);
    const again = await call<ResponseFor<'inventory.detail'>>('inventory.detail', key);
    expect(again.accessProblem).toBeNull();
  });

  it('an account that may not be opened is listed with its reason', async () => {
    const result = (await sync('full')).get('Production');
    const closed = known.accounts.filter((account) => account.closed).map(({ id }) => id);
    expect(closed.length).toBeGreaterThan(0);
    expect(result?.outcome).toBe('partial');
    expect(new Set(result?.unread.map(({ id }) => id))).toEqual(new Set(closed));
    for (const { problem } of result?.unread ?? []) expect(problem.next).not.toBe('');
  });

  it('a token that is refused half way keeps what was read until then', async () => {
    production.state.expireTokenAfter(production.tokens['admin'] ?? '', 60);
    const result = (await sync('full')).get('Production');
    expect(result).toMatchObject({ outcome: 'failed', problem: { code: 'unauthorized' } });
    expect(await kept(result?.profileId ?? '')).toBe(all);
    // The rest is not tried with a token that is known to be no good.
    expect(production.log.count({ status: 401 })).toBeLessThan(20);
  });
});

const slow: FaultSpec = { kind: 'delay', ms: 5 };

it('keeps within five requests in flight per instance', async () => {
  production.faults.add(slow);
  await sync('full');
  expect(production.log.peakInFlight({})).toBeLessThanOrEqual(5);
  expect(production.log.peakInFlight({})).toBeGreaterThan(2);
});
