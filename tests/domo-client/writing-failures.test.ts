/** A change is sent once whatever happens, and its failure says what is known: not sent, refused, or unknown. */
import { createServer, type Server, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createDomoClient, type DomoClient, type DomoClientOptions } from '../../src/main/domo';
import { failureOf } from '../support/failure';
import { answers, record, type Recorder, type Reply } from './recorder';

const secret = 'canary-secret-value';
const viewer = { type: 'USER', id: '929336557' } as const;

let recorder: Recorder;
const clients: DomoClient[] = [];

beforeAll(async () => {
  recorder = await record();
});

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
  recorder.sent.length = 0;
});

afterAll(() => {
  recorder.close();
});

function open(options: Partial<DomoClientOptions> = {}): DomoClient {
  const token = () => Promise.resolve('canary-token');
  const client = createDomoClient({
    origin: recorder.origin,
    token,
    backoff: () => 1,
    timeout: 20_000,
    ...options,
  });
  clients.push(client);
  return client;
}

type Call = (client: DomoClient, signal?: AbortSignal) => Promise<unknown>;

const calls: readonly [name: string, call: Call, refusal: string, fault: string][] = [
  [
    'create',
    (client, signal) =>
      client.createAccount('account', { configurations: { a: secret } }, { signal }),
    'crudFailed',
    'crudFailed',
  ],
  [
    'create OAuth',
    (client, signal) =>
      client.createAccount('oauth', { configurations: { a: secret } }, { signal }),
    'crudFailed',
    'crudFailed',
  ],
  [
    'delete',
    (client, signal) => client.deleteAccount('account', 71, { signal }),
    'crudFailed',
    'crudFailed',
  ],
  [
    'delete OAuth',
    (client, signal) => client.deleteAccount('oauth', 5, { signal }),
    'crudFailed',
    'crudFailed',
  ],
  [
    'config',
    (client, signal) => client.updateConfig('account', 71, 'json5', { a: secret }, { signal }),
    'configRejected',
    'crudFailed',
  ],
  [
    'OAuth config',
    (client, signal) => client.updateConfig('oauth', 5, 'json5', { a: secret }, { signal }),
    'configRejected',
    'crudFailed',
  ],
  [
    'rename',
    (client, signal) => client.renameAccount('account', 71, 'new', { signal }),
    'crudFailed',
    'crudFailed',
  ],
  [
    'rename OAuth',
    (client, signal) => client.renameAccount('oauth', 5, 'new', { signal }),
    'crudFailed',
    'crudFailed',
  ],
  [
    'share',
    (client, signal) => client.share('account', 71, viewer, 'CAN_VIEW', { signal }),
    'shareFailed',
    'alreadyShared',
  ],
  [
    'share OAuth',
    (client, signal) => client.share('oauth', 5, viewer, 'CAN_VIEW', { signal }),
    'shareFailed',
    'shareFailed',
  ],
  [
    'share v1',
    (client, signal) => client.shareV1(71, viewer.id, 'READ', { signal }),
    'shareFailed',
    'alreadyShared',
  ],
];

const trace = '7KX2M4P9QA-B3C5D-E6F7G';
const refusal = (status: number, message = 'No such thing'): Reply =>
  answers(status, { status, message, toe: trace });
const page = '<!doctype html><title>Hello</title>';

/** Cuts the connection after so much of an answer. */
const cut =
  (start: string): Reply =>
  (response) => {
    response.socket?.end(start, () => response.socket?.resetAndDestroy());
  };

const lost: readonly [what: string, reply: Reply][] = [
  ['502', answers(502)],
  ['504 as a page', answers(504, page, { 'content-type': 'text/html' })],
  ['reset without an answer', (response) => response.socket?.resetAndDestroy()],
  ['closed without an answer', (response) => response.socket?.end()],
  ['an answer that stops', cut('HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{"id"')],
  ['no HTTP', cut('What?\r\n\r\n')],
  [
    'a broken packing',
    answers(200, 'not gzip', { 'content-encoding': 'gzip', 'content-length': '8' }),
  ],
];

describe.each(calls)('the write “%s”', (name, call, code, fault) => {
  it('reports a refusal with its status, its trace and the message of Domo', async () => {
    recorder.reply = refusal(400);
    const found = await failureOf(call(open()));
    expect(found).toMatchObject({ code, status: 400, trace });
    expect(found.message).toContain('Domo says: No such thing');
    const ids = recorder.sent.map(({ body }) => /"id":("?\w+"?)/u.exec(body)?.[1]);
    // Who is meant is named as a text, then as a number, where a number is not all that the route takes.
    expect(ids).toEqual(/^share(?! v1)/u.test(name) ? [`"${viewer.id}"`, viewer.id] : [ids[0]]);
  });

  it.each([403, 409, 422])('reports the refusal with status %s', async (status) => {
    recorder.reply = refusal(status);
    const found = await failureOf(call(open()));
    expect(found.code).toBe(code === 'configRejected' ? 'crudFailed' : code);
    expect(found.status).toBe(status);
    if (status === 403) expect(found.next).toContain('right');
    expect(recorder.sent).toHaveLength(1);
  });

  it('reports an internal error of Domo', async () => {
    recorder.reply = refusal(500);
    expect(await failureOf(call(open()))).toMatchObject({ code: fault, status: 500, trace });
    expect(recorder.sent).toHaveLength(1);
  });

  it.each([
    [429, 'rateLimited'],
    [503, 'unavailable'],
  ])('%s slows the queue down, and is not sent again', async (status, expected) => {
    recorder.reply = answers(status);
    const client = open();
    expect((await failureOf(call(client))).code).toBe(expected);
    expect(client.rateLimiterState().limit).toBe(2);
    expect(recorder.sent).toHaveLength(1);
  });

  it('does not repeat a token that was refused', async () => {
    recorder.reply = refusal(401);
    const client = open();
    expect((await failureOf(call(client))).code).toBe('unauthorized');
    expect((await failureOf(call(client))).code).toBe('unauthorized');
    expect((await failureOf(client.listProviders())).code).toBe('unauthorized');
    expect(recorder.sent).toHaveLength(1);
  });

  it.each([
    ['instanceNotFound', answers(302, '', { location: '/auth/index' })],
    ['instanceNotFound', answers(200, page, { 'content-type': 'text/html' })],
    ['blockedByNetworkRule', answers(200, '<html><title>Domo - Blocked</title></html>')],
    ['blockedByNetworkRule', answers(303, '', { location: '/whitelist/blocked' })],
  ] as const)('is told from an answer of Domo itself: %s', async (expected, reply) => {
    recorder.reply = reply;
    expect((await failureOf(call(open()))).code).toBe(expected);
    expect(recorder.sent).toHaveLength(1);
  });

  it.each(lost)('has an unknown outcome after: %s', async (_what, reply) => {
    recorder.reply = reply;
    const found = await failureOf(call(open()));
    expect(found.code).toBe('outcomeUnknown');
    expect(found.message).toContain('was sent');
    expect(JSON.stringify(found)).not.toContain('canary');
    expect(recorder.sent).toHaveLength(1);
  });

  it('has an unknown outcome when no answer arrives in time', async () => {
    recorder.reply = () => undefined;
    expect((await failureOf(call(open({ timeout: 3_000 })))).code).toBe('outcomeUnknown');
    expect(recorder.sent).toHaveLength(1);
  });

  it('has an unknown outcome when it is cancelled under way', async () => {
    const controller = new AbortController();
    recorder.reply = () => {
      controller.abort();
    };
    expect((await failureOf(call(open(), controller.signal))).code).toBe('outcomeUnknown');
    expect(recorder.sent).toHaveLength(1);
  });
});

describe('closing the client', () => {
  it('leaves the outcome of a request under way unknown', async () => {
    const client = open();
    recorder.reply = () => {
      client.close();
    };
    expect((await failureOf(client.deleteAccount('account', 71))).code).toBe('outcomeUnknown');
  });
});

describe('a request that certainly was not sent', () => {
  const remove = (client: DomoClient, signal?: AbortSignal) =>
    failureOf(client.deleteAccount('account', 71, { signal }));

  it('is reported as cancelled when it was cancelled in the queue', async () => {
    const client = open({ inFlight: 1 });
    let arrived: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (arrived = resolve));
    recorder.reply = () => {
      arrived();
    };
    const busy = remove(client);
    const controller = new AbortController();
    const queued = remove(client, controller.signal);
    await first;
    controller.abort();
    expect((await queued).code).toBe('cancelled');
    client.close();
    expect((await busy).code).toBe('outcomeUnknown');
    expect(recorder.sent).toHaveLength(1);
  });

  it('is reported as cancelled when it was cancelled earlier or while the token was read', async () => {
    const controller = new AbortController();
    const token = () => {
      controller.abort();
      return Promise.resolve('canary-token');
    };
    expect((await remove(open({ token }), controller.signal)).code).toBe('cancelled');
    expect((await remove(open(), controller.signal)).code).toBe('cancelled');
    expect(recorder.sent).toEqual([]);
  });

  it.each([
    ['no such name', 'http://no-such-instance.invalid', 'instanceNotFound'],
    ['nobody listens', 'http://127.0.0.1:1', 'offline'],
  ])('is reported as not sent: %s', async (_what, origin, code) => {
    const found = await remove(open({ origin }));
    // Without a network a name cannot be looked up at all.
    expect([code, 'offline']).toContain(found.code);
  });

  it('is reported as offline when the server does not support TLS', async () => {
    const origin = recorder.origin.replace('http:', 'https:');
    expect((await remove(open({ origin }))).code).toBe('offline');
    expect(recorder.sent).toEqual([]);
  });

  it('is reported as a timeout when the TLS handshake never ends', async () => {
    const silent: Server = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const origin = `https://127.0.0.1:${String((silent.address() as AddressInfo).port)}`;
    expect((await remove(open({ origin, timeout: 300 }))).code).toBe('timeout');
    silent.close();
  });
});

describe('a connection that was used before', () => {
  it('is never used for a change', async () => {
    const client = open();
    const ports = new Set<number | undefined>();
    recorder.reply = (response, request) => {
      ports.add(request.socket.remotePort);
      answers(200, { id: 1, displayName: 'Me' })(response, request);
    };
    await client.whoAmI();
    await client.deleteAccount('account', 1);
    await client.deleteAccount('account', 2);
    expect(ports.size).toBe(3);
  });
});
