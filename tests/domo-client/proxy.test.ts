/** A proxy of the environment: it is used, named in every network Problem, and its password is never shown. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDomoClient, type DomoClient } from '../../src/main/domo';
import { environmentProxy } from '../../src/main/domo/http/proxy';
import { failureOf } from '../support/failure';

const ORIGIN = 'https://acme.domo.com';
const PASSWORD = 'canary-password-of-a-proxy';

describe('a proxy of the environment', () => {
  let proxy: Server;
  let port: number;
  let client: DomoClient;
  /** The first line of every CONNECT, with its authorization. */
  let asked: string[];
  let status: number;

  beforeEach(async () => {
    asked = [];
    status = 403;
    proxy = createServer();
    proxy.on('connect', (request, socket) => {
      asked.push(`${request.url ?? ''} ${request.headers['proxy-authorization'] ?? 'none'}`);
      socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 2\r\n\r\n[]`);
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    port = (proxy.address() as AddressInfo).port;
    for (const name of ['https_proxy', 'all_proxy', 'ALL_PROXY', 'no_proxy', 'NO_PROXY']) {
      vi.stubEnv(name, undefined);
    }
    vi.stubEnv('HTTPS_PROXY', `http://user:${PASSWORD}@127.0.0.1:${port}`);
    client = createDomoClient({
      origin: ORIGIN,
      token: () => Promise.resolve('canary-token'),
      backoff: () => 0,
    });
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    client.close();
    proxy.closeAllConnections();
    proxy.close();
  });

  it('is asked for the instance, with its password, and named when it refuses', async () => {
    const found = await failureOf(client.listAccounts('account'));
    const credentials = Buffer.from(`user:${PASSWORD}`).toString('base64');
    expect(asked[0]).toBe(`acme.domo.com:443 Basic ${credentials}`);
    expect(found).toMatchObject({
      code: 'offline',
      message: `The proxy http://127.0.0.1:${port} refuses connections to ${ORIGIN} (403).`,
    });
    expect(JSON.stringify(found)).not.toContain(PASSWORD);
  });

  it('that refuses a write leaves no doubt: nothing reached Domo', async () => {
    status = 502;
    const found = await failureOf(client.deleteAccount('account', 7));
    expect(found).toMatchObject({ code: 'offline' });
    expect(found.message).toContain('refuses connections');
  });

  it('that refuses the password of its address is told apart from Domo', async () => {
    status = 407;
    const found = await failureOf(client.listAccounts('account'));
    expect(found.code).toBe('proxyLoginRefused');
    expect(found.message).toContain('user name or password');
  });

  it('that cannot be reached is named', async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:1');
    const found = await failureOf(client.listAccounts('account'));
    expect(found.message).toContain('through the proxy http://127.0.0.1:1 (ECONNREFUSED)');
  });

  it('without a scheme is an http proxy', async () => {
    vi.stubEnv('HTTPS_PROXY', `127.0.0.1:${port}`);
    const found = await failureOf(client.listAccounts('account'));
    expect(found.message).toContain(`The proxy http://127.0.0.1:${port} refuses`);
  });

  it('of a kind that Latchkey cannot use is named and never bypassed', async () => {
    vi.stubEnv('HTTPS_PROXY', `socks5://user:${PASSWORD}@127.0.0.1:${port}`);
    const found = await failureOf(client.listAccounts('account'));
    expect(found.message).toBe(`Latchkey cannot use the proxy socks5://127.0.0.1:${port}.`);
  });

  it('is not taken for what NO_PROXY names', async () => {
    vi.stubEnv('NO_PROXY', '.domo.com');
    expect(await environmentProxy(ORIGIN)).toBeNull();
    vi.stubEnv('NO_PROXY', 'elsewhere.example');
    expect(await environmentProxy(ORIGIN)).toContain(`@127.0.0.1:${port}`);
  });

  it('is not asked for a loopback address', async () => {
    const direct = createDomoClient({
      origin: 'https://127.0.0.1:1',
      token: () => Promise.resolve('canary-token'),
      backoff: () => 0,
    });
    const found = await failureOf(direct.listAccounts('account'));
    expect(found.message).not.toContain('proxy');
    expect(asked).toEqual([]);
    direct.close();
  });
});
