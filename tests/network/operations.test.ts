/** The operations of the certificates file: the command line names it, the window asks for it. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Desktop } from '../../src/main/api/handlers/handler-types';
import { makeAuthority, noOpenssl } from '../support/certificates';
import { Service } from '../support/service';
import { temporaryFolder } from '../support/temporary-folder';

if (noOpenssl !== null) console.warn(`SKIPPED tests/network/operations: ${noOpenssl}`);

describe.skipIf(noOpenssl !== null)('the operations of the certificates file', () => {
  let service: Service;
  const open = (desktop: Partial<Desktop> | null = null): Service =>
    (service = new Service(desktop as Desktop | null));

  afterEach(async () => {
    await service.close();
  });

  it('show, set and remove it on the command line', async () => {
    open();
    expect((await service.done('network.get', {})).certificates).toBeNull();
    const { file } = makeAuthority('/CN=One');
    const set = await service.done('network.setCertificates', { file });
    expect(set.certificates?.authorities).toMatchObject([{ subject: 'CN=One' }]);
    expect(await service.done('network.get', {})).toEqual(set);
    expect((await service.done('network.removeCertificates', {})).certificates).toBeNull();
  });

  it('refuse a file that holds no certificate', async () => {
    open();
    const file = join(temporaryFolder('chosen'), 'a.pem');
    writeFileSync(file, 'no certificate');
    const { code } = await service.refused('network.setCertificates', { file });
    expect(code).toBe('certificatesUnusable');
  });

  it('need the window to ask for a file', async () => {
    open();
    const { code } = await service.refused('network.setCertificates', { file: null });
    expect(code).toBe('needsWindow');
  });

  it('let the page name no file: only the dialog does', async () => {
    const { file } = makeAuthority('/CN=One');
    open({ chooseCertificatesFile: () => Promise.resolve(file) });
    const { code } = await service.refused('network.setCertificates', { file });
    expect(code).toBe('invalidRequest');
    const { certificates } = await service.done('network.setCertificates', { file: null });
    expect(certificates?.name).toBe('cert.pem');
  });

  it('change nothing when the dialog is cancelled', async () => {
    open({ chooseCertificatesFile: () => Promise.resolve(null) });
    const kept = await service.done('network.setCertificates', { file: null });
    expect(kept.certificates).toBeNull();
  });

  it('say that the data folder cannot be written', async () => {
    open();
    mkdirSync(join(service.folder, 'network.json'));
    const { file } = makeAuthority('/CN=One');
    const { code } = await service.refused('network.setCertificates', { file });
    expect(code).toBe('cannotWriteFile');
    expect((await service.refused('network.removeCertificates', {})).code).toBe('cannotWriteFile');
  });
});

describe('the operations of a proxy’s credentials', () => {
  let service: Service;
  const login = { proxy: 'Proxy.Acme.com:3128', user: 'jane', password: 'canary-password' };

  beforeEach(() => {
    service = new Service();
    vi.stubEnv('HTTPS_PROXY', 'http://jane:canary-password@proxy.acme.com:3128');
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await service.close();
  });

  it('say which variable holds a broken address, without the address', async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://jane:canary-password%@proxy.acme.com:3128');
    const { proxyInUse } = await service.done('network.get', {});
    expect(proxyInUse).toBe('the address in HTTPS_PROXY, which is not valid');
  });

  it('keep and remove them, and tell the page the address alone', async () => {
    const status = await service.done('network.setProxyLogin', login);
    expect(status.proxyLogins).toEqual(['http://proxy.acme.com:3128']);
    expect(status.proxyInUse).toBe('http://proxy.acme.com:3128');
    expect(JSON.stringify(status)).not.toMatch(/jane|canary/u);
    expect(readFileSync(join(service.folder, 'network.json'), 'utf8')).not.toMatch(/jane|canary/u);
    const removed = await service.done('network.removeProxyLogin', { proxy: login.proxy });
    expect(removed.proxyLogins).toEqual([]);
    const again = await service.refused('network.removeProxyLogin', { proxy: login.proxy });
    expect(again.code).toBe('notFound');
  });

  it.each([
    'http://jane:canary-password@proxy:1',
    'socks5://proxy:1',
    'http://',
    'http://a/b',
    'a b',
  ])('refuse %s as an address, without repeating it', async (proxy) => {
    const problem = await service.refused('network.setProxyLogin', { ...login, proxy });
    expect(problem.code).toBe('invalidRequest');
    expect(JSON.stringify(problem)).not.toContain('canary');
  });

  it('refuse a user name that Basic authentication would cut', async () => {
    const problem = await service.refused('network.setProxyLogin', { ...login, user: 'a:b' });
    expect(problem.code).toBe('invalidRequest');
  });

  it('say that the data folder cannot be written', async () => {
    await service.done('network.setProxyLogin', login);
    const file = join(service.folder, 'network.json');
    const kept = readFileSync(file);
    const aside = `${service.folder}-aside`;
    renameSync(service.folder, aside);
    expect((await service.refused('network.setProxyLogin', login)).code).toBe('cannotWriteFile');
    renameSync(aside, service.folder);
    expect(readFileSync(file)).toEqual(kept);
  });

  it('change nothing while the record of the settings is damaged', async () => {
    await service.done('network.setProxyLogin', login);
    writeFileSync(join(service.folder, 'network.json'), '{');
    for (const { code } of [
      await service.refused('network.setProxyLogin', login),
      await service.refused('network.removeProxyLogin', { proxy: login.proxy }),
    ]) {
      expect(code).toBe('certificatesUnusable');
    }
  });
});
