/** The window uses the proxy of the environment and of `--proxy-server`, and names it when it refuses. */
import { createServer, type Server } from 'node:http';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { temporaryFolder } from '../support/temporary-folder';
import { dialog } from './support/screen';
import { expect, test } from './support/test';

let proxy: Server;
let address: string;
const asked: string[] = [];

test.beforeAll(async () => {
  proxy = createServer();
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});

test.afterAll(async () => {
  await new Promise((resolve) => proxy.close(resolve));
});

/** Nothing of the environment that a test runs in. */
const noVariables = {
  HTTPS_PROXY: '',
  https_proxy: '',
  ALL_PROXY: '',
  all_proxy: '',
  NO_PROXY: '',
};

async function checkToken(page: Page, instance: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Add instance…' }).click();
  await dialog(page).getByLabel('Instance').fill(instance);
  await dialog(page).getByLabel('Access token').fill('a-token-for-a-proxy');
  await dialog(page).getByRole('button', { name: 'Check token' }).click();
}

test('the window uses the proxy of the environment, and names it when it refuses', async ({
  desk,
  open,
}) => {
  const { page } = await open(desk, { env: { HTTPS_PROXY: address, NO_PROXY: '' } });
  await checkToken(page, 'acme');
  await expect(dialog(page).getByRole('alert')).toContainText(
    `The proxy ${address} wants a user name and password`,
  );
  expect(asked).toContain('acme.domo.com:443');
});

test('the window uses the proxy of its switch', async ({ desk, open }) => {
  const { page } = await open(desk, {
    args: [`--proxy-server=${address}`],
    env: noVariables,
  });
  await checkToken(page, 'kestrel');
  await expect(dialog(page).getByRole('alert')).toContainText(
    `The proxy ${address} wants a user name and password`,
  );
  expect(asked).toContain('kestrel.domo.com:443');
});

test('the window uses the proxy of the system’s settings', async ({ desk, open }) => {
  test.skip(process.platform !== 'linux', 'the settings are those of a Linux desktop');
  const settings = temporaryFolder('proxy-settings');
  const lines = [
    '[Proxy Settings]',
    'ProxyType=1',
    `httpsProxy=${address}`,
    `httpProxy=${address}`,
  ];
  writeFileSync(join(settings, 'kioslaverc'), `${lines.join('\n')}\n`);
  const { page } = await open(desk, {
    env: {
      ...noVariables,
      XDG_CURRENT_DESKTOP: 'KDE',
      KDE_SESSION_VERSION: '5',
      KDE_FULL_SESSION: 'true',
      XDG_CONFIG_HOME: settings,
      XDG_CONFIG_DIRS: settings,
    },
  });
  await checkToken(page, 'merlin');
  await expect(dialog(page).getByRole('alert')).toContainText(
    `The proxy ${address} wants a user name and password`,
  );
  expect(asked).toContain('merlin.domo.com:443');
});
