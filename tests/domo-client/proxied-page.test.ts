/** A company's proxy opens connections and answers in Domo's place: what it says is never told as Domo's alone. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../src/contract';
import { createDomoClient, type DomoClient } from '../../src/main/domo';
import { basic, startBasicProxy, type BasicProxy } from '../support/basic-proxy';
import { makeAuthority, makeCertificate, noOpenssl, type Identity } from '../support/certificates';
import { failureOf } from '../support/failure';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const ORIGIN = 'https://acme.domo.com';
const PASSWORD = 'canary-password-of-a-proxy';
const PAGE = '<!doctype html><title>Blocked</title><p>Ask IT about category 7.</p>';

if (noOpenssl !== null)
  console.warn(`SKIPPED a page of a proxy in tests/domo-client: ${noOpenssl}`);

describe.skipIf(noOpenssl !== null)('what comes through a proxy', () => {
  let root: Identity;
  let identity: Identity;
  let proxy: BasicProxy;
  let client: DomoClient;
  const ends: (() => void)[] = [];

  beforeAll(() => {
    root = makeAuthority('/CN=Acme Proxy');
    identity = makeCertificate('acme.domo.com', { signer: root });
  });

  beforeEach(() => {
    for (const name of ['https_proxy', 'all_proxy', 'ALL_PROXY', 'no_proxy', 'NO_PROXY']) {
      vi.stubEnv(name, undefined);
    }
  });

  afterEach(() => {
    for (const end of ends.splice(0)) end();
    vi.unstubAllEnvs();
  });

  /** A proxy that shows a certificate of its own for the instance, and answers itself. */
  async function answerWith(answer: Answer): Promise<void> {
    const server = createServer(identity, answer);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    proxy = await startBasicProxy(basic('jane', PASSWORD), (server.address() as AddressInfo).port);
    vi.stubEnv('HTTPS_PROXY', proxy.address.replace('//', `//jane:${PASSWORD}@`));
    client = createDomoClient({
      origin: ORIGIN,
      token: () => Promise.resolve('canary-token'),
      backoff: () => 0,
      network: { authorities: () => root.cert },
    });
    ends.push(() => {
      client.close();
      proxy.close();
      server.closeAllConnections();
      server.close();
    });
  }

  const page = (status: number, headers: Record<string, string> = {}) =>
    answerWith((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(PAGE);
    });

  function expectProxyNamed(found: Problem): void {
    expect(found.message).toContain(`The request went through the proxy ${proxy.address}`);
    expect(JSON.stringify(found)).not.toContain(PASSWORD);
    expect(JSON.stringify(found)).not.toContain('jane');
  }

  it.each([200, 302, 400, 401, 403, 404, 429, 500, 502, 503, 504])(
    'as a page with status %i may be of the proxy',
    async (status) => {
      await page(status, status === 302 ? { location: 'http://block.acme.example/' } : {});
      for (const read of [() => client.listAccounts('account'), () => client.whoAmI()]) {
        const found = await failureOf(read());
        expectProxyNamed(found);
        expect(found.message).toContain("may be the proxy's");
        expect(found.next).toContain('network administrator');
        expect(found.message).not.toContain('another instance');
        expect(found).toMatchObject({ status });
      }
    },
  );

  it.each([200, 302, 403, 404, 500, 502, 504])(
    'as a page with status %i to a write may be of the proxy',
    async (status) => {
      await page(status, { location: 'http://block.acme.example/' });
      const found = await failureOf(client.deleteAccount('account', 7));
      expectProxyNamed(found);
      expect(found.message).toContain("may be the proxy's");
    },
  );

  it('as JSON that cannot be used names the proxy', async () => {
    await answerWith((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end('{"blocked": ');
    });
    const found = await failureOf(client.listAccounts('account'));
    expect(found.code).toBe('badResponse');
    expectProxyNamed(found);
  });

  it('as a refusal in Domo’s own format is Domo’s', async () => {
    await answerWith((_request, response) => {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end('{"status":400,"message":"No such thing","toe":"ABCDE-FGHIJ-KLMNO"}');
    });
    const found = await failureOf(client.listAccounts('account'));
    expect(found).toMatchObject({ code: 'getFailed', trace: 'ABCDE-FGHIJ-KLMNO' });
    expect(found.message).not.toContain('proxy');
  });

  it('too large names the proxy', async () => {
    await answerWith((_request, response) => {
      response.setHeader('content-type', 'application/json');
      const send = (): void => {
        while (!response.destroyed && response.write(' '.repeat(1024 * 1024)));
      };
      response.on('drain', send);
      send();
    });
    const found = await failureOf(client.listAccounts('account'));
    expect(found.code).toBe('badResponse');
    expect(found.message).toContain(`was cut off. The proxy ${proxy.address} was used.`);
  });

  it('cut off after a write names the proxy', async () => {
    await answerWith((request) => request.socket.destroy());
    const found = await failureOf(client.deleteAccount('account', 7));
    expect(found.code).toBe('outcomeUnknown');
    expect(found.message).toContain(`The proxy ${proxy.address} was used.`);
  });
});
