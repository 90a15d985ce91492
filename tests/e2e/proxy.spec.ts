/** The window uses the proxy of the environment and of `--proxy-server`, and names it when it refuses. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
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
    env: { HTTPS_PROXY: '', https_proxy: '', ALL_PROXY: '', NO_PROXY: '' },
  });
  await checkToken(page, 'kestrel');
  await expect(dialog(page).getByRole('alert')).toContainText(
    `The proxy ${address} wants a user name and password`,
  );
  expect(asked).toContain('kestrel.domo.com:443');
});
