/** Settings of the way to instances: the file of certificate authorities, and the credentials of a proxy. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { basic, startBasicProxy } from '../support/basic-proxy';
import { makeAuthority, makeCertificate } from '../support/certificates';
import { leaveDialog } from '../harness/leave-dialog';
import { expectAccessible } from './support/axe';
import { answerOpenDialog, dialog } from './support/screen';
import { expect, test } from './support/test';

test('a certificates file is chosen, makes an instance trusted, is repaired and removed', async ({
  desk,
  open,
}) => {
  const authority = makeAuthority('/O=Acme IT/CN=Acme Inspection');
  const server = createServer(makeCertificate('localhost', { signer: authority }), (_, answer) => {
    answer.setHeader('content-type', 'application/json');
    answer.end('{"id":1,"displayName":"Ada Admin","role":"Admin","rolePermissions":[]}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  const { app, page } = await open(desk, { env: { NODE_EXTRA_CA_CERTS: '' } });
  const checkToken = async (): Promise<void> => {
    await page.getByRole('main').getByRole('button', { name: 'Add instance…' }).click();
    await dialog(page).getByLabel('Instance').fill(origin);
    await dialog(page).getByLabel('Access token').fill('a-token');
    await dialog(page).getByRole('button', { name: 'Check token' }).click();
  };
  const settings = dialog(page).getByRole('region', { name: 'Certificates file' });
  const openSettings = async (): Promise<void> => {
    await leaveDialog(page);
    await page.keyboard.press('Control+,');
    await settings.waitFor();
  };

  await checkToken();
  const refused = dialog(page).getByRole('alert');
  await expect(refused).toContainText('issued by “O=Acme IT, CN=Acme Inspection”');
  await expect(refused).toContainText('SHA-256');
  await expect(refused).toContainText('Settings → Certificates file');

  await openSettings();
  await expect(settings).toContainText('trusts the authorities of this computer');
  const bad = join(desk.home, 'bad.pem');
  writeFileSync(bad, 'not a certificate');
  await answerOpenDialog(app, bad);
  await settings.getByRole('button', { name: 'Choose file…' }).click();
  await expect(settings.getByRole('alert')).toContainText('bad.pem is neither a PEM file');
  await answerOpenDialog(app, authority.file);
  await settings.getByRole('button', { name: 'Choose file…' }).click();
  await expect(settings.getByRole('alert')).toHaveCount(0);
  const list = settings.getByRole('list', { name: 'Authorities of cert.pem' });
  await expect(list.getByRole('listitem')).toHaveText(/^O=Acme IT, CN=Acme Inspectionvalid to 20/u);
  await expectAccessible(page, 'the certificates file');

  await page.keyboard.press('Escape');
  await checkToken();
  await expect(dialog(page)).toContainText('Ada Admin');

  rmSync(join(desk.home, 'certificates.pem'));
  await openSettings();
  await expect(settings.getByRole('alert')).toContainText('is missing, so nothing is sent');
  await settings.getByRole('button', { name: 'Remove' }).click();
  await expect(settings.getByRole('button', { name: 'Choose file…' })).toBeVisible();
  expect(existsSync(join(desk.home, 'certificates.pem'))).toBe(false);
  server.closeAllConnections();
  server.close();
});

test('the user and password of a proxy are added, corrected and removed', async ({
  desk,
  open,
}) => {
  const signer = makeAuthority('/CN=Acme');
  const server = createServer(makeCertificate('acme.domo.com', { signer }), (_, answer) => {
    answer.setHeader('content-type', 'application/json');
    answer.end('{"id":1,"displayName":"Ada Admin","role":"Admin","rolePermissions":[]}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const behind = (server.address() as AddressInfo).port;
  const proxy = await startBasicProxy(basic('jane', 'canary-right'), behind);
  const { page } = await open(desk, {
    env: { HTTPS_PROXY: proxy.address, NO_PROXY: '', LATCHKEY_CA_FILE: signer.file },
  });
  const checkToken = async (): Promise<void> => {
    await page.getByRole('main').getByRole('button', { name: 'Add instance…' }).click();
    await dialog(page).getByLabel('Instance').fill('acme');
    await dialog(page).getByLabel('Access token').fill('a-token');
    await dialog(page).getByRole('button', { name: 'Check token' }).click();
  };
  const settings = dialog(page).getByRole('region', { name: 'Proxy' });
  const openSettings = async (): Promise<void> => {
    await leaveDialog(page);
    await page.keyboard.press('Control+,');
    await settings.waitFor();
  };
  const save = async (password: string): Promise<void> => {
    await settings.getByLabel('User name').fill('jane');
    await settings.getByLabel('Password', { exact: true }).fill(password);
    await expectAccessible(page, 'the form of the proxy');
    await settings.getByRole('button', { name: 'Save' }).click();
    await expect(settings).toContainText('user and password in the keychain');
  };

  await checkToken();
  await expect(dialog(page).getByRole('alert')).toContainText('wants a user name and password');
  await expect(dialog(page).getByRole('alert')).toContainText('Settings → Proxy');

  await openSettings();
  await expect(settings).toContainText(`Domo is reached through ${proxy.address}`);
  await settings.getByRole('button', { name: 'Add user and password…' }).click();
  await expect(settings.getByLabel('Address of the proxy')).toHaveValue(proxy.address);
  await settings.getByLabel('User name').fill('a:b');
  await expect(settings).toContainText('up to a colon');
  await settings.getByLabel('Address of the proxy').fill('socks5://127.0.0.1:1');
  await settings.getByLabel('User name').fill('jane');
  await settings.getByLabel('Password', { exact: true }).fill('canary-wrong');
  await settings.getByRole('button', { name: 'Save' }).click();
  await expect(settings.getByRole('alert')).toContainText('http and https only');
  await settings.getByLabel('Address of the proxy').fill(proxy.address);
  await save('canary-wrong');

  await page.keyboard.press('Escape');
  await checkToken();
  await expect(dialog(page).getByRole('alert')).toContainText('refuses the user name or password');

  await openSettings();
  await settings.getByRole('button', { name: 'Change…' }).click();
  await save('canary-right');
  await page.keyboard.press('Escape');
  await checkToken();
  await expect(dialog(page)).toContainText('Ada Admin');

  await openSettings();
  expect(await page.content()).not.toContain('canary');
  await settings.getByRole('button', { name: 'Remove' }).click();
  await expect(settings).not.toContainText('user and password in the keychain');
  await page.keyboard.press('Escape');
  await checkToken();
  await expect(dialog(page).getByRole('alert')).toContainText('wants a user name and password');
  proxy.close();
  server.closeAllConnections();
  server.close();
});
