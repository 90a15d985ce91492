/** Whatever an instance answers: a Problem of its own, without the token, and the client goes on. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../src/contract';
import { createDomoClient, type DomoClient } from '../../src/main/domo';
import { networkFailure } from '../../src/main/domo/http/network-failure';
import { createStandIn, makeCompany, type FaultSpec, type Instance } from '../domo';
import { failureOf } from '../support/failure';

const company = makeCompany();
let production: Instance;
let close: () => Promise<void>;
let client: DomoClient;
/** What the client slept before it tried again, by the number of the try. */
let waits: number[];

beforeAll(async () => {
  const standIn = await createStandIn({ instances: company.list });
  ({ production } = standIn.instances);
  close = () => standIn.close();
});

afterEach(async () => {
  client.close();
  await production.reset();
});

afterAll(() => close());

function open(token = production.tokens['admin'] ?? '', timeout = 5_000): DomoClient {
  waits = [];
  client = createDomoClient({
    origin: production.origin,
    token: () => Promise.resolve(token),
    timeout,
    backoff: (attempt) => {
      waits.push(attempt);
      return 1;
    },
  });
  return client;
}

const expectSafe = (found: Problem, token: string): void => {
  expect(JSON.stringify(found)).not.toContain(token);
  expect(found.message).toMatch(/\S/u);
  expect(found.next).toMatch(/\S/u);
};

describe('a token', () => {
  it.each([
    ['that is wrong', 'canary-wrong'],
    ['that has expired', company.instances.production.tokens.expired],
  ])('%s is refused, and nothing more is sent with it', async (_what, token) => {
    const found = await failureOf(open(token).listAccounts('account'));
    expect(found).toMatchObject({ code: 'unauthorized', status: 401 });
    expect(found.trace).toMatch(/^[A-Z0-9]{10}-/u);
    expectSafe(found, token);
    // The requests behind it are not sent with a token that is known to be refused.
    const sent = production.log.count({});
    await failureOf(client.listProviders());
    expect(production.log.count({})).toBe(sent);
  });

  it('that was refused is tried again after five seconds, but not earlier', async () => {
    // The clock alone stands still: what waits for the network goes on.
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      open('canary-wrong');
      await failureOf(client.listAccounts('account'));
      expect(production.log.count({})).toBe(1);

      vi.advanceTimersByTime(4_999);
      expect((await failureOf(client.listAccounts('account'))).code).toBe('unauthorized');
      expect((await failureOf(client.deleteAccount('account', 71))).code).toBe('unauthorized');
      expect(production.log.count({})).toBe(1);

      vi.advanceTimersByTime(1);
      expect((await failureOf(client.listAccounts('account'))).code).toBe('unauthorized');
      expect(production.log.count({})).toBe(2);

      // That was another refusal, which counts from its own time.
      vi.advanceTimersByTime(4_999);
      await failureOf(client.listAccounts('account'));
      expect(production.log.count({})).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('that was refused is no longer blocked once it is accepted', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
    try {
      open();
      production.faults.add({ kind: 'status', status: 401, times: 1 });
      expect((await failureOf(client.listAccounts('account'))).code).toBe('unauthorized');
      // How a token is checked: it is sent whatever was said before.
      expect((await client.whoAmI()).displayName).not.toBe('');
      expect((await client.listAccounts('account')).items.length).toBeGreaterThan(100);
    } finally {
      vi.useRealTimers();
    }
  });
});

const html = '<!doctype html><html><body>Hello</body></html>';
const list = 'accounts.list';

const oddAnswers: readonly [what: string, code: string, fault: FaultSpec][] = [
  ['a page that says blocked', 'blockedByNetworkRule', { kind: 'blocked', as: 'page' }],
  ['a redirect to the blocked page', 'blockedByNetworkRule', { kind: 'blocked', as: 'redirect' }],
  ['a redirect to the sign-in page', 'instanceNotFound', { kind: 'loginRedirect' }],
  [
    'a page with status 200',
    'instanceNotFound',
    { kind: 'body', status: 200, contentType: 'text/html', text: html },
  ],
  [
    'a page that is called JSON',
    'instanceNotFound',
    { kind: 'body', status: 200, contentType: 'application/json', text: html },
  ],
  ['403 with a reason', 'forbidden', { kind: 'status', status: 403 }],
  ['400', 'getFailed', { kind: 'status', status: 400 }],
  ['500 in JSON', 'getFailed', { kind: 'status', status: 500 }],
  ['500 as a page', 'getFailed', { kind: 'status', status: 500, as: 'html' }],
  ['500 and nothing', 'getFailed', { kind: 'status', status: 500, as: 'nothing' }],
  ['502 as a page', 'unavailable', { kind: 'status', status: 502, as: 'html' }],
  ['503', 'unavailable', { kind: 'status', status: 503 }],
  ['504', 'unavailable', { kind: 'status', status: 504 }],
  ['429 without Retry-After', 'rateLimited', { kind: 'status', status: 429 }],
  [
    '429 with Retry-After in seconds',
    'rateLimited',
    { kind: 'status', status: 429, retryAfter: { seconds: 0 } },
  ],
  [
    '429 with Retry-After as a date',
    'rateLimited',
    { kind: 'status', status: 429, retryAfter: { date: -5 } },
  ],
  [
    '429 with a Retry-After that means nothing',
    'rateLimited',
    { kind: 'status', status: 429, retryAfter: { text: 'soon' } },
  ],
  ['JSON that is cut short', 'badResponse', { kind: 'truncated', keep: 0.5 }],
  ['an object where a list belongs', 'badResponse', { kind: 'empty', as: 'object' }],
  ['nothing', 'badResponse', { kind: 'empty', as: 'nothing' }],
  ['a connection that is reset', 'offline', { kind: 'reset', keep: 0.5 }],
  ['no answer at all', 'timeout', { kind: 'silent' }],
];

describe('an answer', () => {
  it.each(oddAnswers)('is told as it is: %s', async (_what, code, fault) => {
    open(undefined, fault.kind === 'silent' ? 300 : 5_000);
    production.faults.add({ ...fault, route: list });
    const found = await failureOf(client.listAccounts('account'));
    expect(found.code).toBe(code);
    expectSafe(found, production.tokens['admin'] ?? '?');
    // The client goes on as soon as Domo does.
    production.faults.clear();
    expect((await client.listAccounts('account')).items.length).toBeGreaterThan(100);
  });

  it.each(
    oddAnswers.filter(([, code]) => ['rateLimited', 'unavailable', 'offline'].includes(code)),
  )('%s: is asked again, and what comes then counts', async (_what, _code, fault) => {
    open();
    production.faults.add({ ...fault, route: list, times: 2 });
    expect((await client.listAccounts('account')).items.length).toBeGreaterThan(100);
    expect(production.log.count({ route: list })).toBe(3);
  });

  it('that is a redirect is never followed', async () => {
    open();
    production.faults.add({ kind: 'loginRedirect', route: list });
    await failureOf(client.listAccounts('account'));
    expect(production.log.all({}).map(({ path }) => path)).toEqual(['/api/data/v1/accounts']);
  });

  it('that names a waiting time is respected, and the wait is reported', async () => {
    const told: (number | null)[] = [];
    client = createDomoClient({
      origin: production.origin,
      token: () => Promise.resolve(production.tokens['admin'] ?? ''),
      onRateLimiterChange: ({ waitingUntil }) => told.push(waitingUntil),
    });
    production.faults.add({
      kind: 'status',
      status: 429,
      route: list,
      times: 1,
      retryAfter: { seconds: 1 },
    });
    await client.listAccounts('account');
    const [first, second] = production.log.all({ route: list });
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(950);
    expect(told[0]).toEqual(expect.any(Number));
    expect(told.at(-1)).toBeNull();
  });
});

describe('an instance that cannot be reached', () => {
  const elsewhere = (origin: string): DomoClient =>
    (client = createDomoClient({ origin, token: () => Promise.resolve('canary-token') }));

  it('has an unknown name', async () => {
    // What the resolver says to a reserved name differs from network to network; what is made of it does not.
    const found = await failureOf(elsewhere('https://no-such-instance.invalid').whoAmI());
    expect(['instanceNotFound', 'offline']).toContain(found.code);
    expectSafe(found, 'canary-token');
    expect(networkFailure('ENOTFOUND', 'https://acme.domo.com').code).toBe('instanceNotFound');
    expect(networkFailure('EAI_AGAIN', 'https://acme.domo.com').code).toBe('offline');
  });

  it('has a port without a server', async () => {
    const found = await failureOf(elsewhere('http://127.0.0.1:1').whoAmI());
    expect(found.code).toBe('offline');
  });

  it('has a certificate that cannot be verified', async () => {
    // The stand-in speaks plain HTTP: to TLS that is no certificate at all.
    const found = await failureOf(elsewhere(production.origin.replace('http:', 'https:')).whoAmI());
    expect(found.code).toBe('offline');
    expect(production.log.mentioning('canary-token')).toEqual([]);
  });

  it.each(['forbidden', 'redirect', 'page', 'refused'] as const)(
    'does not exist, and is named so: %s',
    async (how) => {
      open();
      await production.playUnknown(how);
      const found = await failureOf(client.whoAmI());
      expect(found.code).toBe(how === 'refused' ? 'offline' : 'instanceNotFound');
      await production.playUnknown(null);
      expect((await client.whoAmI()).displayName).not.toBe('');
    },
  );
});
