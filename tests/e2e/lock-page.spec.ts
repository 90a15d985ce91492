/** What a page of the lock that was tampered with, and who stands before a locked window, can reach: nothing. */
import type { ElectronApplication, Page } from '@playwright/test';
import type { OpenWindow } from '../harness/window';
import { chooseInMenu } from './support/native';
import { lockByMenu, lockHeading, openWithPassphrase, unlock } from './support/passphrase';
import { dialog, settled } from './support/screen';
import { expect, test } from './support/test';

async function openLocked(...by: Parameters<typeof openWithPassphrase>): Promise<OpenWindow> {
  const window = await openWithPassphrase(...by);
  await lockByMenu(window.app, window.page);
  return window;
}

const LOCK_PAGE = 'app://latchkey-lock/lock.html';

const windowCount = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

const stillLocked = async (page: Page): Promise<void> => {
  await expect(lockHeading(page)).toBeVisible();
  await expect.poll(() => page.url()).toBe(LOCK_PAGE);
};

/** From main, since the driver of the page waits for a navigation that main prevents. */
const runInPage = (app: ElectronApplication, code: string): Promise<unknown> =>
  app.evaluate(
    ({ BrowserWindow }, text) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text),
    code,
  );
const shownUrl = (app: ElectronApplication): Promise<string | undefined> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());

test('a page of the lock that was tampered with reaches no other page and opens no window', async ({
  filledDesk,
  open,
}) => {
  const { app } = await openLocked(open, filledDesk);
  for (const url of ['app://latchkey/index.html', 'https://example.com']) {
    const asked = app.evaluate(
      ({ BrowserWindow }) =>
        new Promise((resolve) => {
          BrowserWindow.getAllWindows()[0]?.webContents.once('will-navigate', (event) => {
            resolve(event.defaultPrevented);
          });
        }),
    );
    const opened = await runInPage(app, `window.open('${url}') !== null`);
    expect(opened).toBe(false);
    await runInPage(app, `window.location.assign('${url}')`);
    expect(await asked).toBe(true);
    expect(await shownUrl(app)).toBe(LOCK_PAGE);
  }
  expect(await windowCount(app)).toBe(1);
});

test('a file and a link that are dropped on the page of the lock are not opened', async ({
  filledDesk,
  open,
}) => {
  const { app, page } = await openLocked(open, filledDesk);
  const client = await page.context().newCDPSession(page);
  const { width, height } = await page.evaluate(() => ({
    width: window.innerWidth,
    height: window.innerHeight,
  }));
  for (const data of [
    { items: [], files: ['/etc/hosts'], dragOperationsMask: 1 },
    {
      items: [{ mimeType: 'text/uri-list', data: 'app://latchkey/index.html' }],
      dragOperationsMask: 1,
    },
  ])
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await client.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  await stillLocked(page);
  expect(await windowCount(app)).toBe(1);
});

test('what is chosen in the menu of a locked window does nothing, also after unlocking', async ({
  filledDesk,
  open,
}) => {
  const { app, page } = await openLocked(open, filledDesk);
  for (const item of ['rotate', 'export', 'settings', 'addInstance', 'transfer', 'sample'])
    await chooseInMenu(app, item);
  await stillLocked(page);
  await unlock(page);
  await settled(page);
  // What waited for the page comes before what is chosen now.
  await chooseInMenu(app, 'about');
  await expect(dialog(page)).toHaveCount(1);
  await expect(dialog(page)).toContainText('About Latchkey');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
});
