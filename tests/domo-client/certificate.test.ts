/** A host that cannot prove who it is: it gets neither a request nor a token, whatever the environment says. */
import { createServer } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDomoClient, type DomoClient } from '../../src/main/domo';
import { failureOf } from '../support/failure';
import { makeCertificate, noOpenssl, type Identity } from '../support/certificates';

const TOKEN = 'canary-token-for-tls';

if (noOpenssl !== null) console.warn(`SKIPPED certificates in tests/domo-client: ${noOpenssl}`);

describe.skipIf(noOpenssl !== null)('a host with a certificate', () => {
  /** What arrived as HTTP, after a handshake. */
  let requests: string[];
  const ends: (() => void)[] = [];

  beforeEach(() => {
    requests = [];
  });

  afterEach(() => {
    for (const end of ends.splice(0)) end();
    vi.unstubAllEnvs();
  });

  async function host(identity: Identity): Promise<{ client: DomoClient; origin: string }> {
    const server = createServer(identity, (request, response) => {
      requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
      response.setHeader('content-type', 'application/json');
      response.end('[]');
    });
    server.listen(0);
    await once(server, 'listening');
    const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
    const client = createDomoClient({ origin, token: () => Promise.resolve(TOKEN) });
    ends.push(() => {
      client.close();
      server.closeAllConnections();
      server.close();
    });
    return { client, origin };
  }

  const expectRefused = async (
    work: Promise<unknown>,
    origin: string,
    reason: string,
  ): Promise<void> => {
    const found = await failureOf(work);
    expect(found).toMatchObject({
      code: 'offline',
      message: expect.stringMatching(
        new RegExp(`^The certificate of ${origin} .*\\(${reason}\\)`),
      ) as string,
    });
    expect(found.next).toContain('does not send a token there');
    expect(JSON.stringify(found)).not.toContain(TOKEN);
    expect(requests).toEqual([]);
  };

  describe.each([
    ['as usual', undefined],
    ['with verification switched off in the environment', '0'],
  ])('of a host, %s,', (_how, setting) => {
    beforeEach(() => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', setting);
    });

    it('that it signed itself receives no request', async () => {
      const { client, origin } = await host(makeCertificate('localhost'));
      const reason = 'DEPTH_ZERO_SELF_SIGNED_CERT';
      await expectRefused(client.listAccounts('account'), origin, reason);
      // Nothing left, so a change certainly was not made: no word of an unknown outcome.
      await expectRefused(client.deleteAccount('account', 7), origin, reason);
    });

    it('for another host receives no request, even if its signer is trusted', async () => {
      const identity = makeCertificate('elsewhere.example');
      vi.stubEnv('NODE_EXTRA_CA_CERTS', identity.file);
      const { client, origin } = await host(identity);
      await expectRefused(client.listAccounts('account'), origin, 'ERR_TLS_CERT_ALTNAME_INVALID');
    });
  });

  it('for its own name from a trusted signer receives the request', async () => {
    const identity = makeCertificate('localhost');
    vi.stubEnv('NODE_EXTRA_CA_CERTS', identity.file);
    const { client } = await host(identity);
    expect((await client.listAccounts('account')).items).toEqual([]);
    expect(requests).toEqual(['GET /api/data/v1/accounts']);
  });
});
