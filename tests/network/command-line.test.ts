/** The command line behind a company's proxy and authority, on a real Secret Service. */
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from '../harness/desk';
import { cannotRun } from '../harness/private-desktop';
import { rawEntries } from '../lock/raw-entries';
import { basic, startBasicProxy, type BasicProxy } from '../support/basic-proxy';
import { makeAuthority, makeCertificate, noOpenssl, type Identity } from '../support/certificates';

const PASSWORD = 'canary password of a proxy ';
const PASSPHRASE = 'correct horse battery';
const reason = cannotRun() ?? noOpenssl;
if (reason !== null) console.warn(`SKIPPED tests/network/command-line: ${reason}`);

function passphraseFile({ home }: Desk): string {
  const file = join(home, 'passphrase.txt');
  writeFileSync(file, `${PASSPHRASE}\n`);
  return file;
}

describe.skipIf(reason !== null)('the command line behind a proxy that demands a password', () => {
  let desk: Desk;
  let server: Server;
  let proxy: BasicProxy;
  let authority: Identity;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    desk = await Desk.open();
    authority = makeAuthority('/O=Acme IT/CN=Acme Inspection');
    const identity = makeCertificate('acme.domo.com', { signer: authority });
    server = createServer(identity, (_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end('{"id":1,"displayName":"Ada Admin","role":"Admin","rolePermissions":[]}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    proxy = await startBasicProxy(basic('jane', PASSWORD), port);
    env = { HTTPS_PROXY: proxy.address, NO_PROXY: '', NODE_EXTRA_CA_CERTS: '' };
    const added = await desk.cli(['profile', 'add', 'acme', '--no-check'], 'a-token');
    expect(added.code).toBe(0);
  });

  afterAll(async () => {
    proxy.close();
    server.closeAllConnections();
    server.close();
    await desk.close();
  });

  const entry = (): string => `proxy:${proxy.address}`;
  const check = () => desk.cli(['profile', 'check', 'acme'], '', env);
  const login = (password: string) =>
    desk.cli(['network', 'proxy-login', proxy.address, '--user', 'jane'], password, env);

  it('is told to add credentials, and reads a password from stdin alone', async () => {
    const refused = await check();
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('wants a user name and password');
    expect(refused.stderr).toContain('latchkey network proxy-login');
    const empty = await login('');
    expect(empty.code).toBe(1);
    expect(empty.stderr).toContain('There is no password on stdin.');
  });

  it('is told which certificate was refused once the proxy lets it through', async () => {
    expect((await login('wrong\n')).code).toBe(0);
    expect((await check()).stderr).toContain('refuses the user name or password');
    const kept = await login(`${PASSWORD}\n`);
    expect(kept.stdout).toContain(`Credentials are kept for ${proxy.address}.`);
    expect(kept.stdout).toContain(`Domo is reached through ${proxy.address}.`);
    const refused = await check();
    expect(refused.stderr).toContain('issued by “O=Acme IT, CN=Acme Inspection”');
    expect(refused.stderr).toContain('Settings → Certificates file');
  });

  it('reaches Domo with a certificates file, which may then be removed', async () => {
    const set = await desk.cli(['network', 'certificates', '--file', authority.file]);
    expect(set.stdout).toContain('A copy of cert.pem is trusted:');
    expect(set.stdout).toMatch(/O=Acme IT, CN=Acme Inspection +\d{4}-\d\d-\d\d/u);
    rmSync(authority.file);
    expect((await check()).stdout).toContain('accepts the token of Ada Admin');
  });

  it('keeps the password in the keychain alone, sealed by a passphrase', async () => {
    expect((await rawEntries(desk, [entry()]))[entry()]).toContain(PASSWORD);
    for (const name of readdirSync(desk.home, { recursive: true, encoding: 'utf8' })) {
      const file = join(desk.home, name);
      if (statSync(file).isFile()) expect(readFileSync(file).includes('canary'), name).toBe(false);
    }
    const request = JSON.stringify({ passphrase: PASSPHRASE, current: null });
    expect((await desk.cli(['call', 'lock.setPassphrase'], request)).code).toBe(0);
    expect((await rawEntries(desk, [entry()]))[entry()]).toMatch(/^sealed:v1:/u);
    expect((await check()).stderr).toContain('Latchkey is locked by a passphrase.');
  });

  it('removes the password, and a copy that is gone stops every request', async () => {
    const removed = await desk.cli(
      ['call', 'lock.removePassphrase'],
      JSON.stringify({ current: PASSPHRASE }),
      { LATCHKEY_PASSPHRASE_FILE: passphraseFile(desk) },
    );
    expect(removed.stderr).toBe('');
    expect((await check()).stdout).toContain('accepts the token of Ada Admin');
    const without = await desk.cli(['network', 'proxy-login', proxy.address, '--remove'], '', env);
    expect(without.stdout).toContain('No credentials of a proxy are kept.');
    expect(await rawEntries(desk, [entry()])).toEqual({});
    rmSync(join(desk.home, 'certificates.pem'));
    const shown = await desk.cli(['network', 'certificates']);
    expect(shown.code).toBe(1);
    expect(shown.stderr).toContain('is missing, so nothing is sent');
    expect((await check()).stderr).toContain('is missing, so nothing is sent');
    const none = await desk.cli(['network', 'certificates', '--remove']);
    expect(none.stdout).toBe('No certificates file is set.\n');
  });
});
