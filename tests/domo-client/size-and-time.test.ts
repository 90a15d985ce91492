/** Answers that are too large or too slow, and people who will not wait. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDomoClient, type DomoClient } from '../../src/main/domo';
import { createStandIn, makeCompany, type Instance } from '../domo';
import { failureOf } from '../support/failure';

let production: Instance;
let close: () => Promise<void>;
let client: DomoClient;

beforeAll(async () => {
  const standIn = await createStandIn({ instances: makeCompany().list });
  ({ production } = standIn.instances);
  close = () => standIn.close();
});

afterEach(async () => {
  client.close();
  await production.reset();
});

afterAll(() => close());

const open = (): DomoClient =>
  (client = createDomoClient({
    origin: production.origin,
    token: () => Promise.resolve(production.tokens['admin'] ?? ''),
  }));

const MB = 1024 * 1024;

describe('an answer of 200 MB', () => {
  it.each([
    ['announced', { announced: true, gzip: false }],
    ['not announced', { announced: false, gzip: false }],
    ['small on the wire, large unpacked', { announced: false, gzip: true }],
  ])('%s: is cut off, and never held whole', async (_what, how) => {
    open();
    production.faults.add({ kind: 'huge', bytes: 200 * MB, route: 'accounts.list', ...how });
    let most = 0;
    const before = process.memoryUsage().arrayBuffers;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }, 5);
    const found = await failureOf(client.listAccounts('account'));
    clearInterval(watch);
    expect(found).toMatchObject({ code: 'badResponse' });
    expect(found.message).toContain('64 MB');
    expect(most).toBeLessThan(160 * MB);
    production.faults.clear();
    expect((await client.listAccounts('account')).items.length).toBeGreaterThan(100);
  });
});

describe('an answer that does not arrive', () => {
  afterEach(() => vi.useRealTimers());

  it('is awaited for 20 seconds, and the request is not repeated', async () => {
    open();
    production.faults.add({ kind: 'silent', route: 'accounts.list', times: 1 });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    let isOver = false;
    const failing = failureOf(client.listAccounts('account')).finally(() => (isOver = true));
    await expect.poll(() => production.log.count({ route: 'accounts.list' })).toBe(1);
    await vi.advanceTimersByTimeAsync(19_000);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await failing).code).toBe('timeout');
    // A person has waited long enough.
    expect(production.log.count({ route: 'accounts.list' })).toBe(1);
    vi.useRealTimers();
    expect((await client.listAccounts('account')).items.length).toBeGreaterThan(100);
  });
});

describe('cancelling', () => {
  it('ends a request that is under way', async () => {
    open();
    production.faults.add({ kind: 'silent', route: 'accounts.list' });
    const controller = new AbortController();
    const work = failureOf(client.listAccounts('account', { signal: controller.signal }));
    await expect.poll(() => production.log.count({ route: 'accounts.list' })).toBe(1);
    controller.abort();
    expect((await work).code).toBe('cancelled');
    await expect.poll(() => production.log.last({ route: 'accounts.list' })?.outcome).toBe('left');
  });

  it('ends a request in the queue before it is sent', async () => {
    open();
    production.faults.add({ kind: 'silent', route: 'accounts.access' });
    const controller = new AbortController();
    const works = Array.from({ length: 12 }, (_, index) =>
      failureOf(client.getAccessList('account', index + 1, { signal: controller.signal })),
    );
    await expect.poll(() => production.log.count({ route: 'accounts.access' })).toBe(5);
    controller.abort();
    for (const { code } of await Promise.all(works)) expect(code).toBe('cancelled');
    expect(production.log.count({ route: 'accounts.access' })).toBe(5);
    production.faults.clear();
    expect((await client.whoAmI()).id).toBeGreaterThan(0);
  });

  it('ends a wait that Domo requested', async () => {
    open();
    production.faults.add({
      kind: 'status',
      status: 429,
      retryAfter: { seconds: 3_600 },
      route: 'accounts.list',
    });
    const controller = new AbortController();
    const work = failureOf(client.listAccounts('account', { signal: controller.signal }));
    await expect.poll(() => client.rateLimiterState().waitingUntil).not.toBeNull();
    // Nobody waits an hour: a minute is the most that is granted.
    expect((client.rateLimiterState().waitingUntil ?? 0) - Date.now()).toBeLessThanOrEqual(60_000);
    controller.abort();
    expect((await work).code).toBe('cancelled');
  });

  it('includes all requests when the client is closed', async () => {
    open();
    production.faults.add({ kind: 'silent' });
    const work = failureOf(client.listProviders());
    await expect.poll(() => production.log.count({})).toBe(1);
    client.close();
    expect((await work).code).toBe('cancelled');
  });
});
