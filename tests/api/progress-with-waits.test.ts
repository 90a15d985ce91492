/** What a long call says while Domo makes an instance wait. */
import { describe, expect, it } from 'vitest';
import type { OperationName, Progress, RequestFor } from '../../src/contract';
import { addWaits } from '../../src/main/api/progress-with-waits';
import { sampleBench } from '../support/sample';

const { service, domo, key, profileId } = sampleBench();

const LONG = { timeout: 60_000 };
const CALL = 'the call';
const reported = (): Progress[] =>
  service().events.flatMap((each) => (each.event === 'progress' ? [each.progress] : []));
const waited = (): Progress[] => reported().filter(({ waitingUntil }) => waitingUntil !== null);

/** Domo asks for an hour, of which Latchkey grants a minute: nobody has to be quick to see it. */
async function untilItSaysThatItWaits<N extends OperationName>(
  route: 'accounts.list' | 'search' | 'accounts.config' | 'accounts.get',
  operation: N,
  request: RequestFor<N>,
): Promise<Progress> {
  domo().faults.add({ kind: 'status', status: 429, route, retryAfter: { seconds: 3_600 } });
  const call = service().call(operation, request, CALL);
  await expect.poll(() => waited().length, LONG).toBeGreaterThan(0);
  service().dispatcher.cancel(CALL);
  await call;
  const [first] = waited();
  if (!first) throw new Error('Nothing waited.');
  expect(first.profileId).toBe(profileId());
  return first;
}

describe('a call says that Domo makes an instance wait', () => {
  it('while a sync reads lists', async () => {
    const { phase } = await untilItSaysThatItWaits('accounts.list', 'inventory.sync', {});
    expect(['accounts', 'oauth', 'providers', 'search']).toContain(phase);
  });

  it('while a sync waits for the search', async () => {
    await untilItSaysThatItWaits('search', 'inventory.sync', { depth: 'full' });
  });

  it('while a sync asks for details ahead of the list', async () => {
    domo().faults.add({ kind: 'hold', route: 'search' });
    const request = { depth: 'full' } as const;
    const { phase } = await untilItSaysThatItWaits('accounts.config', 'inventory.sync', request);
    expect(phase).not.toBe('details');
    domo().faults.release();
  });

  it('while a change of many accounts is planned', async () => {
    await untilItSaysThatItWaits('accounts.get', 'bulk.plan', {
      accounts: [key('account', 125)],
      wanted: { change: 'rename', template: 'another' },
    });
  });
});

it('a call says when the wait is over', async () => {
  domo().faults.add({
    kind: 'status',
    status: 429,
    route: 'accounts.list',
    retryAfter: { seconds: 1 },
    times: 1,
  });
  await service().done('inventory.sync', {});
  const states = reported().map(({ waitingUntil }) => waitingUntil !== null);
  expect(states).toContain(true);
  expect(states.slice(states.indexOf(true))).toContain(false);
});

describe('progress with waits', () => {
  const one: Progress = {
    profileId: 'one',
    phase: 'details',
    done: 1,
    total: 2,
    waitingUntil: null,
  };
  function setUp() {
    const watchers = new Set<() => void>();
    const told: Progress[] = [];
    const clients = {
      rateLimiterState: () => ({ inFlight: 0, queued: 0, limit: 1, waitingUntil: 9 }),
      watchRateLimiter: (_id: string, watcher: () => void) => {
        watchers.add(watcher);
        return () => void watchers.delete(watcher);
      },
    };
    return { watchers, told, waits: addWaits(clients, (progress) => told.push(progress)) };
  }

  it('watches each instance once, until it is done', () => {
    const { watchers, told, waits } = setUp();
    waits.report(one);
    waits.report(one);
    expect(watchers.size).toBe(1);
    for (const watcher of watchers) watcher();
    waits.report({ ...one, phase: 'done' });
    expect(watchers.size).toBe(0);
    expect(told.map(({ waitingUntil }) => waitingUntil)).toEqual([9, 9, 9, null]);
  });

  it('watches nothing after the end', () => {
    const { watchers, waits } = setUp();
    waits.report(one);
    waits.end();
    expect(watchers.size).toBe(0);
  });
});
