/** A proxy that neither opens a connection nor refuses one: a request through it ends all the same. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { createDomoClient, type DomoClient } from '../../src/main/domo';
import { failureOf } from '../support/failure';

let proxy: Server;
let client: DomoClient;

/** Returns what resolves with the connection once the proxy was asked for one. */
async function start(answer: (socket: Socket) => void): Promise<() => Promise<Socket>> {
  proxy = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      answer(socket);
      proxy.emit('asked', socket);
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  vi.stubEnv('https_proxy', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  vi.stubEnv('NO_PROXY', '');
  vi.stubEnv('no_proxy', '');
  client = createDomoClient({
    origin: 'https://acme.domo.com',
    token: () => Promise.resolve('canary-token'),
    backoff: () => 0,
  });
  const asked = once(proxy, 'asked').then(([socket]) => socket as Socket);
  return () => asked;
}

/** A connection that is cut off has an error before it closes. */
const closingOf = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.once('close', () => resolve());
  });

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  client.close();
  proxy.close();
});

it('that never answers is awaited for 20 seconds, and its connection closed', async () => {
  const asked = await start(() => undefined);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const failing = failureOf(client.listAccounts('account'));
  const closed = closingOf(await asked());
  await vi.advanceTimersByTimeAsync(20_000);
  const found = await failing;
  expect(found.code).toBe('timeout');
  expect(found.message).toMatch(/The proxy http:\/\/127\.0\.0\.1:\d+ was used\./u);
  await closed;
});

it('that never answers is left when the request is cancelled', async () => {
  const asked = await start(() => undefined);
  const controller = new AbortController();
  const failing = failureOf(client.listAccounts('account', { signal: controller.signal }));
  const closed = closingOf(await asked());
  controller.abort();
  expect((await failing).code).toBe('cancelled');
  await closed;
});

it('whose answer never ends is cut off', async () => {
  const asked = await start((socket) => {
    const line = `X-Header: ${'a'.repeat(60_000)}\r\n`;
    const send = (): void => {
      while (socket.writable && socket.write(line));
    };
    socket.on('drain', send);
    socket.write('HTTP/1.1 200 OK\r\n');
    send();
  });
  const failing = failureOf(client.listAccounts('account'));
  const closed = closingOf(await asked());
  expect(await failing).toMatchObject({ code: 'offline' });
  await closed;
});

it.each([
  ['no HTTP', 'SSH-2.0-x\r\n\r\n'],
  ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\n\r\n'],
  ['nothing before it closes', ''],
])('that answers with %s is named', async (_what, answer) => {
  await start((socket) => socket.end(answer));
  const found = await failureOf(client.listAccounts('account'));
  expect(found.code).toBe('offline');
  expect(found.message).toContain('he proxy http://127.0.0.1:');
  expect(found.message).not.toContain('NaN');
});
