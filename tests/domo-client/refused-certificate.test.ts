/** The Problem of a refused certificate says which one it is, why it is refused, and where to add its authority. */
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer as createProxy } from 'node:http';
import { createServer } from 'node:https';
import { connect, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../src/contract';
import { createDomoClient } from '../../src/main/domo';
import { networkFailure } from '../../src/main/domo/http/network-failure';
import { toNameText } from '../../src/main/domo/http/refused-certificate';
import { makeAuthority, makeCertificate, noOpenssl, type Identity } from '../support/certificates';
import { failureOf } from '../support/failure';
import { temporaryFolder } from '../support/temporary-folder';

if (noOpenssl !== null) console.warn(`SKIPPED refused certificates: ${noOpenssl}`);

const today = new Date().toISOString().slice(0, 10);

describe.skipIf(noOpenssl !== null)('the Problem of a refused certificate', () => {
  /** What arrived as HTTP, after a handshake. */
  let requests: string[];
  const ends: (() => void)[] = [];
  const folder = temporaryFolder('refused-certificate');

  beforeEach(() => {
    requests = [];
    for (const name of [
      'https_proxy',
      'HTTPS_PROXY',
      'all_proxy',
      'ALL_PROXY',
      'no_proxy',
      'NO_PROXY',
    ])
      vi.stubEnv(name, undefined);
    vi.stubEnv('NODE_EXTRA_CA_CERTS', undefined);
    vi.stubEnv('LATCHKEY_CA_FILE', undefined);
  });

  afterEach(() => {
    for (const end of ends.splice(0)) end();
    vi.unstubAllEnvs();
  });

  async function listen(server: Server): Promise<number> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ends.push(() => server.close());
    return (server.address() as AddressInfo).port;
  }

  async function host(identity: Identity, chain = ''): Promise<number> {
    const options = { key: identity.key, cert: identity.cert + chain };
    const server = createServer(options, (request, response) => {
      requests.push(request.url ?? '');
      response.end('[]');
    });
    ends.push(() => {
      server.closeAllConnections();
    });
    return listen(server);
  }

  async function refusal(origin: string): Promise<Problem> {
    const client = createDomoClient({ origin, token: () => Promise.resolve('canary-token') });
    ends.push(() => {
      client.close();
    });
    const read = await failureOf(client.listAccounts('account'));
    // A change names the same certificate, and leaves no doubt that nothing was changed.
    expect(await failureOf(client.deleteAccount('account', 7))).toEqual(read);
    expect(read.code).toBe('offline');
    expect(requests).toEqual([]);
    expect(JSON.stringify(read)).not.toContain('canary-token');
    return read;
  }

  it('names subject, issuer, days and fingerprint, and the authority that is missing', async () => {
    const authority = makeAuthority('/O=Acme IT/CN=Acme Inspection');
    const identity = makeCertificate('localhost', { signer: authority });
    const port = await host(identity);
    const found = await refusal(`https://localhost:${port}`);
    const { fingerprint256, validTo } = new X509Certificate(identity.cert);
    const end = new Date(validTo).toISOString().slice(0, 10);
    expect(found.message).toBe(
      `The certificate of https://localhost:${port} cannot be verified: Latchkey does not trust the authority that issued it (UNABLE_TO_VERIFY_LEAF_SIGNATURE). It names “CN=localhost”, issued by “O=Acme IT, CN=Acme Inspection”, valid from ${today} to ${end}, SHA-256 ${fingerprint256}.`,
    );
    expect(found.next).toContain('Settings → Certificates file');
    expect(found.next).toContain('NODE_EXTRA_CA_CERTS');
    expect(found.next).toContain('ask IT');
  });

  it.each([
    ['missing', null],
    ['no certificate', 'hello'],
    ['damaged', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
  ])('says that the file of a variable adds nothing: it is %s', async (_what, content) => {
    const file = join(folder, 'authorities.pem');
    rmSync(file, { force: true });
    if (content !== null) writeFileSync(file, content);
    vi.stubEnv('LATCHKEY_CA_FILE', file);
    const identity = makeCertificate('localhost', { signer: makeAuthority('/CN=Acme Root') });
    const found = await refusal(`https://localhost:${await host(identity)}`);
    expect(found.next).toContain(
      `No certificate can be read from ${file}, which LATCHKEY_CA_FILE names: correct that first. If your`,
    );
  });

  it('says nothing of a file of a variable that holds another authority', async () => {
    const file = join(folder, 'others.pem');
    writeFileSync(file, makeAuthority('/CN=Other Root').cert);
    vi.stubEnv('LATCHKEY_CA_FILE', file);
    const identity = makeCertificate('localhost', { signer: makeAuthority('/CN=Acme Root') });
    const found = await refusal(`https://localhost:${await host(identity)}`);
    expect(found.next).not.toContain('LATCHKEY_CA_FILE');
  });

  it('names the authority at the end of a longer chain', async () => {
    const root = makeAuthority('/CN=Acme Root');
    const middle = makeCertificate('gateway', { subject: '/CN=Acme Middle', signer: root });
    const identity = makeCertificate('localhost', { signer: middle });
    const found = await refusal(`https://localhost:${await host(identity, middle.cert)}`);
    expect(found.message).toContain('issued by “CN=Acme Middle”; its chain ends at “CN=Acme Root”');
  });

  it('says that a certificate has expired, and does not advise to add its authority', async () => {
    const root = makeAuthority('/CN=Acme Root');
    vi.stubEnv('NODE_EXTRA_CA_CERTS', root.file);
    const identity = makeCertificate('localhost', { signer: root, days: -1 });
    const found = await refusal(`https://localhost:${await host(identity)}`);
    expect(found.message).toContain('has expired (CERT_HAS_EXPIRED). It names “CN=localhost”');
    expect(found.next).toContain('date of this computer');
    expect(found.next).not.toContain('Settings');
  });

  it('says that a certificate is for another host', async () => {
    const root = makeAuthority('/CN=Acme Root');
    vi.stubEnv('NODE_EXTRA_CA_CERTS', root.file);
    const identity = makeCertificate('elsewhere.example', { signer: root });
    const found = await refusal(`https://localhost:${await host(identity)}`);
    expect(found.message).toContain('it is for another host (ERR_TLS_CERT_ALTNAME_INVALID)');
    expect(found.message).toContain('It names “CN=elsewhere.example”');
  });

  it('names the certificate inside the tunnel of a proxy, and the proxy', async () => {
    const identity = makeCertificate('acme.domo.com', { signer: makeAuthority('/CN=Gateway') });
    const port = await host(identity);
    const proxy = createProxy();
    proxy.on('connect', (_request, socket) => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      const behind = connect(port, '127.0.0.1');
      socket.pipe(behind).pipe(socket);
      socket.on('error', () => behind.destroy());
      behind.on('error', () => socket.destroy());
    });
    const proxyPort = await listen(proxy);
    vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${proxyPort}`);
    const found = await refusal('https://acme.domo.com');
    expect(found.message).toContain('It names “CN=acme.domo.com”, issued by “CN=Gateway”');
    expect(found.message).toContain(`The proxy http://127.0.0.1:${proxyPort} was used.`);
  });

  it('tells the certificate of a proxy of the kind https from that of the instance', async () => {
    const proxyPort = await host(makeCertificate('localhost'));
    vi.stubEnv('HTTPS_PROXY', `https://localhost:${proxyPort}`);
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const found = await refusal('https://acme.domo.com');
    expect(found.message).toBe(
      `The certificate of the proxy https://localhost:${proxyPort} cannot be verified: the host signed it itself, and Latchkey does not trust it (DEPTH_ZERO_SELF_SIGNED_CERT).`,
    );
  });

  it('shows a hostile name cut, on one line, and without characters that turn text around', async () => {
    const hostile = `/O=\u202egnp.exe\u0007\u200b” trust me/CN=${'x'.repeat(60)}/OU=${'y'.repeat(60)}/L=${'z'.repeat(100)}`;
    const port = await host(makeCertificate('localhost', { subject: hostile }));
    const found = await refusal(`https://localhost:${port}`);
    expect(found.message).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    const name = /It names “([^”]*)”/u.exec(found.message)?.[1] ?? '';
    expect(name).toContain('gnp.exe');
    expect([...name]).toHaveLength(161);
  });
});

describe('the words of a refusal', () => {
  it('keep a name printable and bounded, whatever it holds', () => {
    expect(toNameText('C=US\nO=a\u0000b\u2066c\nCN="x"')).toBe(
      "C=US, O=a\u{fffd}b\u{fffd}c, CN='x'",
    );
    expect([...toNameText('😀'.repeat(50_000))]).toHaveLength(161);
    expect(toNameText('')).toBe('no name');
  });

  it('say that a revoked certificate needs another one', () => {
    const found = networkFailure('CERT_REVOKED', 'https://acme.domo.com');
    expect(found.message).toContain('its authority has revoked it (CERT_REVOKED)');
    expect(found.next).toContain('Adding an authority does not help');
  });

  it('do not call a broken handshake a refused certificate', () => {
    const found = networkFailure('EPROTO', 'https://acme.domo.com');
    expect(found.message).toBe('The connection to https://acme.domo.com failed (EPROTO).');
  });
});
