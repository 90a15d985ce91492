/** The operations of the certificates file: the command line names it, the window asks for it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
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
    expect(await service.done('network.get', {})).toEqual({ certificates: null });
    const { file } = makeAuthority('/CN=One');
    const set = await service.done('network.setCertificates', { file });
    expect(set.certificates?.authorities).toMatchObject([{ subject: 'CN=One' }]);
    expect(await service.done('network.get', {})).toEqual(set);
    expect(await service.done('network.removeCertificates', {})).toEqual({ certificates: null });
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
    expect(await service.done('network.setCertificates', { file: null })).toEqual({
      certificates: null,
    });
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
