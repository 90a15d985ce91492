/** Credentials of a proxy: only the proxy that they are kept for gets them, and wrong ones are not tried again and again. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDomoClient, type DomoClient, type ProxyLogin } from '../../src/main/domo';
import { basic, startBasicProxy, type BasicProxy } from '../support/basic-proxy';
import { makeAuthority, makeCertificate, noOpenssl } from '../support/certificates';
import { failureOf } from '../support/failure';

const PASSWORD = 'canary-pass%wörd @:/';
const JANE: ProxyLogin = { user: 'acme\\jane', password: PASSWORD };
if (noOpenssl !== null) console.warn(`SKIPPED tests/domo-client/proxy-login: ${noOpenssl}`);

describe.skipIf(noOpenssl !== null)('a proxy that demands credentials', () => {
  let behind: Server;
  let authority: string;
  let requests: string[];
  let proxy: BasicProxy;
  let logins: Map<string, ProxyLogin>;
  const clients: DomoClient[] = [];

  beforeEach(async () => {
    const signer = makeAuthority('/CN=Acme');
    authority = signer.cert;
    requests = [];
    behind = createServer(makeCertificate('acme.domo.com', { signer }), (request, response) => {
      requests.push(`${request.url ?? ''} ${JSON.stringify(request.headers)}`);
      response.setHeader('content-type', 'application/json');
      response.end('[]');
    });
    behind.listen(0, '127.0.0.1');
    await once(behind, 'listening');
    proxy = await startBasicProxy(basic(JANE.user, PASSWORD), portBehind());
    logins = new Map();
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    for (const client of clients.splice(0)) client.close();
    proxy.close();
    behind.closeAllConnections();
    behind.close();
  });

  const portBehind = (): number => (behind.address() as AddressInfo).port;

  function client(address = proxy.address): DomoClient {
    const made = createDomoClient({
      origin: 'https://acme.domo.com',
      token: () => Promise.resolve('canary-token'),
      network: {
        proxyFor: () => Promise.resolve(address),
        authorities: () => authority,
        proxyLogin: (of) => Promise.resolve(logins.get(of) ?? null),
      },
    });
    clients.push(made);
    return made;
  }

  it('gets those that are kept for it, any characters included, and Domo does not', async () => {
    logins.set(proxy.address, JANE);
    expect((await client().listAccounts('account')).items).toEqual([]);
    expect(proxy.asked).toEqual([basic(JANE.user, PASSWORD)]);
    expect(requests).toHaveLength(1);
    expect(requests[0]).not.toMatch(/proxy-authorization|jane/iu);
  });

  it('without any is a Problem that says how to add them', async () => {
    const found = await failureOf(client().listAccounts('account'));
    expect(found).toMatchObject({
      code: 'proxyNeedsLogin',
      message: `The proxy ${proxy.address} wants a user name and password (407).`,
    });
    expect(found.next).toContain('Settings → Proxy');
    expect(found.next).toContain('latchkey network proxy-login');
    // Adding them helps the next request, without a new client.
    logins.set(proxy.address, JANE);
    expect((await client().listAccounts('account')).items).toEqual([]);
    logins.clear();
    // The open tunnel is not used without them.
    expect((await failureOf(client().listAccounts('account'))).code).toBe('proxyNeedsLogin');
  });

  it('refuses wrong ones with a Problem of its own, and is asked once, not for every request', async () => {
    logins.set(proxy.address, { user: 'jane', password: 'canary-wrong' });
    const one = client();
    const read = await failureOf(one.listAccounts('account'));
    const write = await failureOf(one.deleteAccount('account', 7));
    const other = await failureOf(client().whoAmI());
    for (const found of [read, write, other]) {
      expect(found).toMatchObject({
        code: 'proxyLoginRefused',
        message: `The proxy ${proxy.address} refuses the user name or password that Latchkey has for it (407).`,
      });
      expect(JSON.stringify(found)).not.toMatch(/canary|jane/u);
    }
    expect(proxy.asked).toHaveLength(1);
    logins.set(proxy.address, JANE);
    expect((await one.listAccounts('account')).items).toEqual([]);
  });

  it('of another address gets none', async () => {
    const other = await startBasicProxy(basic(JANE.user, PASSWORD), portBehind());
    logins.set(proxy.address, JANE);
    expect((await failureOf(client(other.address).listAccounts('account'))).code).toBe(
      'proxyNeedsLogin',
    );
    expect(other.asked).toEqual(['none']);
    other.close();
  });

  it('whose address has its own gets those, and the Problem says where to correct them', async () => {
    logins.set(proxy.address, JANE);
    const address = proxy.address.replace('//', '//bob:canary-of-bob@');
    const found = await failureOf(client(address).listAccounts('account'));
    expect(proxy.asked).toEqual([basic('bob', 'canary-of-bob')]);
    expect(found.code).toBe('proxyLoginRefused');
    expect(found.next).toContain('HTTPS_PROXY');
    expect(JSON.stringify(found)).not.toContain('canary');
  });

  it('that takes another kind than Basic is told apart', async () => {
    const other = await startBasicProxy('x', portBehind(), 'Negotiate, NTLM');
    const found = await failureOf(client(other.address).listAccounts('account'));
    expect(found.code).toBe('proxyNeedsLogin');
    expect(found.message).toContain('such as NTLM or Negotiate: it has Basic alone');
    other.close();
  });
});
