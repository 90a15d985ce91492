/** The certificates file: what is taken, and what is refused with which words. */
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toProblem, type Problem } from '../../src/contract';
import { createDomoClient } from '../../src/main/domo';
import { collectCertificates } from '../../src/main/domo/http/trusted-certificates';
import { NetworkSettings } from '../../src/main/network/network-settings';
import { makeAuthority, makeCertificate, noOpenssl } from '../support/certificates';
import { failureOf } from '../support/failure';
import { memoryProxyLogins } from '../support/proxy-logins';
import { temporaryFolder } from '../support/temporary-folder';

if (noOpenssl !== null) console.warn(`SKIPPED tests/network/authority-file: ${noOpenssl}`);

describe.skipIf(noOpenssl !== null)('a certificates file', () => {
  let home: string;
  let folder: string;
  let settings: NetworkSettings;

  beforeEach(() => {
    home = temporaryFolder('network');
    folder = temporaryFolder('chosen');
    settings = createSettings();
    vi.stubEnv('NODE_EXTRA_CA_CERTS', undefined);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const createSettings = (): NetworkSettings =>
    new NetworkSettings({ home, vault: memoryProxyLogins() });

  function chosen(name: string, content: string | Buffer): string {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  }

  function refusal(file: string): Problem {
    const before = settings.certificates();
    let problem: Problem | null = null;
    try {
      settings.setCertificates(file);
    } catch (error) {
      problem = toProblem(error);
    }
    expect(settings.certificates()).toEqual(before);
    expect(problem?.code).toBe('certificatesUnusable');
    return problem as unknown as Problem;
  }

  it('in PEM format with several authorities is copied, and survives the removal of the file', () => {
    const [one, two] = [
      makeAuthority('/CN=One'),
      makeCertificate('two', { subject: '/O=Acme/CN=Two', days: -1 }),
    ];
    const file = chosen('both.pem', `Bag Attributes: x\r\n${one.cert}\n# two\n${two.cert}`);
    settings.setCertificates(file);
    rmSync(file);
    const { certificates } = { certificates: createSettings().certificates() };
    expect(certificates).toMatchObject({ name: 'both.pem', problem: null });
    expect(certificates?.authorities).toMatchObject([
      { subject: 'CN=One', expired: false },
      { subject: 'O=Acme, CN=Two', expired: true },
    ]);
    expect(certificates?.authorities[0]?.fingerprint).toBe(
      new X509Certificate(one.cert).fingerprint256,
    );
    expect(settings.forClients.authorities?.()).toContain(one.cert.trim());
  });

  it('in DER format is taken', () => {
    const { raw } = new X509Certificate(makeAuthority('/CN=One').cert);
    settings.setCertificates(chosen('one.cer', raw));
    expect(settings.certificates()?.authorities).toMatchObject([{ subject: 'CN=One' }]);
  });

  it('in PEM format and UTF-16, as an editor of Windows saves it, is taken', () => {
    const { cert } = makeAuthority('/CN=One');
    const file = chosen('one.pem', Buffer.from(`\ufeff${cert}`, 'utf16le'));
    settings.setCertificates(file);
    expect(settings.certificates()?.authorities).toMatchObject([{ subject: 'CN=One' }]);
    const added = collectCertificates({ LATCHKEY_CA_FILE: file }, null) ?? [];
    expect(added.at(-1)).toBe(cert);
  });

  it('that is bad is refused with its reason, and the setting stays as it was', () => {
    const authority = makeAuthority('/CN=One');
    settings.setCertificates(authority.file);
    const host = makeCertificate('localhost', { signer: authority });
    const cases: readonly (readonly [string, string | Buffer, string])[] = [
      ['a.pem', 'hello', 'a.pem is neither a PEM file nor a certificate in DER format.'],
      ['a.pem', '', 'a.pem is neither a PEM file nor a certificate in DER format.'],
      ['a.pem', authority.cert.slice(0, -40), 'a.pem is cut off'],
      ['a.pem', authority.cert.replace(/MII.{20}/, ''), 'Certificate 1 of a.pem is damaged.'],
      [
        'a.pem',
        Buffer.from(authority.cert, 'utf16le'),
        'a.pem is in UTF-16 without a byte order mark: save it as UTF-8.',
      ],
      ['a.pem', authority.key + authority.cert, 'a.pem holds a private key'],
      [
        'a.pem',
        host.cert,
        'holds “CN=localhost”, which is no certificate authority. Its authority is “CN=One”.',
      ],
      ['a.pem', '-----BEGIN X-----\n-----END X-----\n', 'a.pem holds no certificate.'],
      ['a.pem', authority.cert.repeat(501), 'a.pem holds more than 500 certificates.'],
      ['a.pem', Buffer.alloc(1024 * 1024 + 1), 'a.pem is larger than 1 MB'],
    ];
    for (const [name, content, message] of cases) {
      expect(refusal(chosen(name, content)).message).toContain(message);
    }
    expect(refusal(join(folder, 'missing.pem')).message).toBe(
      'missing.pem cannot be read (ENOENT).',
    );
    expect(refusal(folder).message).toContain('is a folder and no file');
  });

  it.each([
    [
      'is missing',
      (file: string) => {
        rmSync(file);
      },
    ],
    [
      'was changed',
      (file: string) => {
        writeFileSync(file, `${readFileSync(file, 'utf8')}\n`);
      },
    ],
  ])('whose copy %s later is named, and until then nothing is sent', (what, damage) => {
    settings.setCertificates(makeAuthority('/CN=One').file);
    expect(settings.forClients.authorities?.()).toContain('CERTIFICATE');
    damage(join(home, 'certificates.pem'));
    const problem = settings.certificates()?.problem;
    expect(problem).toMatchObject({ code: 'certificatesUnusable' });
    expect(problem?.message).toContain(what);
    expect(() => settings.forClients.authorities?.()).toThrow(what);
    settings.removeCertificates();
    expect(settings.certificates()).toBeNull();
    expect(settings.forClients.authorities?.()).toBeNull();
    expect(existsSync(join(home, 'certificates.pem'))).toBe(false);
  });

  it('whose record is damaged is named, and is chosen anew', () => {
    writeFileSync(join(home, 'network.json'), '{');
    expect(() => settings.forClients.authorities?.()).toThrow('is damaged');
    expect(settings.certificates()?.problem?.next).toContain('Settings');
    settings.setCertificates(makeAuthority('/CN=One').file);
    expect(settings.certificates()?.problem).toBeNull();
  });

  it('counts from the next request on, in both directions, for another program too', async () => {
    const authority = makeAuthority('/CN=Acme Gateway');
    const server = createServer(
      makeCertificate('localhost', { signer: authority }),
      (_request, response) => {
        response.setHeader('content-type', 'application/json');
        response.end('[]');
      },
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
    const network = settings.forClients;
    const token = (): Promise<string> => Promise.resolve('canary');
    const client = createDomoClient({ origin, network, token });
    const other = createSettings();
    expect((await failureOf(client.listAccounts('account'))).code).toBe('offline');
    other.setCertificates(authority.file);
    expect((await client.listAccounts('account')).items).toEqual([]);
    other.setCertificates(makeAuthority('/CN=Other').file);
    // The open connection, which the first authority vouched for, is not used again.
    expect((await failureOf(client.listAccounts('account'))).code).toBe('offline');
    other.setCertificates(authority.file);
    expect((await client.listAccounts('account')).items).toEqual([]);
    rmSync(join(home, 'certificates.pem'));
    expect((await failureOf(client.listAccounts('account'))).code).toBe('certificatesUnusable');
    expect((await failureOf(client.deleteAccount('account', 7))).code).toBe('certificatesUnusable');
    client.close();
    server.closeAllConnections();
    server.close();
  });
});
