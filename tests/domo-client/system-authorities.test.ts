/** The authorities that the system trusts are trusted too, by every runtime that can list them. */
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeAuthority, makeCertificate, noOpenssl } from '../support/certificates';

const system = vi.hoisted(() => ({
  asked: [] as string[],
  list: (): readonly string[] => [],
}));
// Node 20 cannot list them. The function is that of Node 22.15 and of Electron 45.
vi.mock('node:tls', async (original) => ({
  ...(await original<object>()),
  getCACertificates: (kind: string) => {
    system.asked.push(kind);
    return system.list();
  },
}));

if (noOpenssl !== null) console.warn(`SKIPPED authorities of the system: ${noOpenssl}`);

describe.skipIf(noOpenssl !== null)('a host whose authority only the system knows', () => {
  const ends: (() => void)[] = [];
  let answered = 0;

  beforeEach(() => {
    // The list is read once for each start.
    vi.resetModules();
    vi.stubEnv('NODE_EXTRA_CA_CERTS', undefined);
    vi.stubEnv('LATCHKEY_CA_FILE', undefined);
    system.asked.length = 0;
    answered = 0;
  });

  afterEach(() => {
    for (const end of ends.splice(0)) end();
    vi.unstubAllEnvs();
  });

  async function reach(listOf: (root: string) => readonly string[]) {
    const root = makeAuthority('/CN=Acme System');
    system.list = () => listOf(root.cert);
    const server = createServer(makeCertificate('localhost', { signer: root }), (_, response) => {
      answered += 1;
      response.setHeader('content-type', 'application/json');
      response.end('{"id":1,"displayName":"Ada","role":"Admin","rolePermissions":[]}');
    });
    server.listen(0);
    await once(server, 'listening');
    const { createDomoClient } = await import('../../src/main/domo');
    const client = createDomoClient({
      origin: `https://localhost:${(server.address() as AddressInfo).port}`,
      token: () => Promise.resolve('canary-token'),
      backoff: () => 0,
    });
    ends.push(() => {
      client.close();
      server.closeAllConnections();
      server.close();
    });
    return client;
  }

  it('is trusted, and the list is read once', async () => {
    const client = await reach((root) => [root]);
    expect((await client.whoAmI()).displayName).toBe('Ada');
    await client.whoAmI();
    expect(system.asked).toEqual(['system']);
  });

  it.each<[string, () => readonly string[]]>([
    ['has no authority', () => []],
    [
      'cannot be read',
      () => {
        throw new Error('no list');
      },
    ],
  ])('is refused where the list of the system %s', async (_how, list) => {
    const client = await reach(list);
    // Of the modules that were loaded anew.
    const { failureOf } = await import('../support/failure');
    const found = await failureOf(client.whoAmI());
    expect(found.code).toBe('offline');
    expect(found.message).toContain('cannot be verified');
    expect(answered).toBe(0);
  });
});
