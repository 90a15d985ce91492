/** One account that cannot be read costs only itself; an instance that stops answering ends its sync early. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SyncResult } from '../../src/contract';
import {
  createStandIn,
  makeBigInstance,
  type FaultSpec,
  type Instance,
  type StandIn,
} from '../domo';
import { Service } from '../support/service';

const ALL = 60;
const ODD = 7;

let standIn: StandIn<'big'>;
let service: Service;
let big: Instance;
let profileId = '';

beforeAll(async () => {
  standIn = await createStandIn({
    instances: [makeBigInstance({ name: 'big', accounts: ALL, providers: 'few' })],
  });
  ({ big } = standIn.instances);
  service = new Service(null, null, { timeout: 5_000, backoff: () => 20 });
  const { profile } = await service.done('profile.add', {
    instance: big.origin,
    token: big.token('admin'),
  });
  profileId = profile.id;
});
afterEach(() => big.reset());
afterAll(async () => {
  await service.close();
  await standIn.close();
});

async function sync(): Promise<SyncResult> {
  const { results } = await service.done('inventory.sync', { depth: 'full' });
  const [result] = results;
  if (!result) throw new Error('There is no result.');
  return result;
}

describe('an account', () => {
  const config = `/api/data/v1/providers/*/account/${String(ODD)}`;
  const page = { contentType: 'text/html', text: '<html>Hello</html>' };
  it.each([
    ['that resets the connection', 'offline', { kind: 'reset' }],
    ['that answers a page', 'instanceNotFound', { kind: 'body', ...page }],
    [
      'that answers the page of a network rule',
      'blockedByNetworkRule',
      { kind: 'blocked', as: 'page' },
    ],
    ['that never answers', 'timeout', { kind: 'silent' }],
  ] as const)('%s is reported, and all others are read', async (_what, code, fault) => {
    const before = Date.now();
    big.faults.add({ ...fault, route: config } satisfies FaultSpec);
    const result = await sync();
    expect(result).toMatchObject({ outcome: 'partial', problem: null });
    expect(result.unread).toMatchObject([
      { kind: 'account', id: ODD, what: 'config', problem: { code } },
    ]);
    for (let id = 1; id <= ALL; id += 1) {
      const detail = await service.done('inventory.detail', { profileId, kind: 'account', id });
      expect(detail.accessReadAt, String(id)).toBeGreaterThanOrEqual(before);
      if (id !== ODD) expect(detail.configReadAt, String(id)).toBeGreaterThanOrEqual(before);
    }
  });
});

describe('an instance that stops answering', () => {
  it.each([
    ['timeout', { kind: 'silent' }],
    ['unavailable', { kind: 'status', status: 503, retryAfter: { seconds: 0 } }],
    ['rateLimited', { kind: 'status', status: 429, retryAfter: { seconds: 0 } }],
    ['offline', { kind: 'reset' }],
  ] as const)('(%s) ends its sync soon and shows how much was not read', async (code, fault) => {
    const details = '/api/data/*/**';
    // The lists, and ten readings more.
    big.faults.add({ ...fault, route: details, skip: 13 } satisfies FaultSpec);
    const result = await sync();
    expect(result).toMatchObject({ outcome: 'failed', problem: { code } });
    const said = /Of 60 accounts, config and access list of (\d+) were not asked for/;
    const left = Number(said.exec(result.problem?.message ?? '')?.[1]);
    expect(left).toBeGreaterThan(20);
    expect(result.unreadCount).toBeLessThan(40);
    const { snapshots } = await service.done('snapshot.list', { profileId });
    expect(snapshots.length).toBeGreaterThan(0);
  });
});
