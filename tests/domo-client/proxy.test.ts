/** A proxy of the environment: it is used, named in every network Problem, and its password is never shown. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDomoClient, type DomoClient } from '../../src/main/domo';
import { isNamedByNoProxy } from '../../src/main/domo/http/no-proxy';
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

  it.each([
    'domo.com',
    '.domo.com',
    '*.domo.com',
    'DOMO.com.',
    'acme.domo.com',
    'elsewhere.example, domo.com',
    'elsewhere.example domo.com:443',
    '*',
    'elsewhere.example,*',
  ])('is not taken for what NO_PROXY=%s names', async (names) => {
    vi.stubEnv('NO_PROXY', names);
    expect(await environmentProxy(ORIGIN)).toBeNull();
    await failureOf(client.listAccounts('account'));
    expect(asked).toEqual([]);
  });

  it.each([
    'elsewhere.example',
    'domo.com:8443',
    'omo.com',
    'other.domo.com',
    '10.0.0.0/8',
    ',',
    '/',
  ])('is taken for what NO_PROXY=%s does not name', async (names) => {
    vi.stubEnv('NO_PROXY', names);
    expect(await environmentProxy(ORIGIN)).toContain(`@127.0.0.1:${port}`);
  });

  it.each([
    ['https://10.1.2.3', '10.0.0.0/8', true],
    ['https://10.1.2.3', '10.1.2.3', true],
    ['https://10.1.2.3', '2.3', false],
    ['https://11.1.2.3', '10.0.0.0/8', false],
    ['https://10.1.2.3', '10.0.0.0/99', false],
    ['https://[fd00::7]', 'fd00::/8', true],
    ['https://[fd00::7]', 'fd00:0::7', true],
    ['https://[fd00::7]:8443', '[fd00::7]:8443', true],
    ['https://[fd00::7]', '[fd00::7]:8443', false],
  ])('is for %s with NO_PROXY=%s left out: %s', (url, names, isLeftOut) => {
    expect(isNamedByNoProxy(url, names)).toBe(isLeftOut);
  });

  it.each([
    'http://%zz@proxy.example',
    `http://jane:${PASSWORD}%@proxy.example`,
    `a b:${PASSWORD}@`,
    // The password, or the rest of it, would stand after the host, and its beginning be taken for the port.
    `http://jane:20#${PASSWORD}@proxy.example:3128`,
    `http://jane:20/${PASSWORD}@proxy.example:3128`,
    `http://jane:20?${PASSWORD}@proxy.example:3128`,
    `http:/jane:${PASSWORD}@proxy.example:3128`,
  ])('whose address is broken is said by the name of its variable: %s', async (address) => {
    vi.stubEnv('HTTPS_PROXY', undefined);
    vi.stubEnv('ALL_PROXY', address);
    const found = await failureOf(client.listAccounts('account'));
    expect(found).toMatchObject({
      code: 'offline',
      message: 'The address of the proxy in ALL_PROXY is not valid.',
    });
    expect(found.next).toContain('Set ALL_PROXY to an address such as');
    expect(JSON.stringify(found)).not.toMatch(new RegExp(`${PASSWORD}|jane`, 'u'));
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
