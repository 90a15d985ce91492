/** The lock: set up, locked and unlocked as a user does it, and what is left in memory. */
import { readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { findInMemory } from './support/process-memory';
import { lockByMenu, lockHeading, PASSPHRASE, unlock } from './support/passphrase';
import { dialog, rows, settled, showProduction } from './support/screen';
import { expect, test } from './support/test';

const CANARIES = 1_000;

/** In Settings, which stay open. Returns the recovery code. */
async function setPassphraseWithSheet(page: Page): Promise<string> {
  await page.keyboard.press('Control+,');
  await dialog(page).getByRole('button', { name: 'Set passphrase…' }).click();
  await expect(dialog(page).getByLabel('New passphrase', { exact: true })).toBeFocused();
  await page.keyboard.type(PASSPHRASE);
  await dialog(page).getByLabel('Repeat the new passphrase').fill(PASSPHRASE);
  await expectAccessible(page, 'the form of the passphrase');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  const sheet = dialog(page).getByRole('region', { name: 'Recovery sheet' });
  await expectAccessible(page, 'the recovery sheet');
  const code = await sheet.locator('code').innerText();
  // It is shown only once, so a stray Escape must not lose it.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Back to the code' }).click();
  await expect(sheet).toBeVisible();
  await sheet.getByRole('button', { name: 'Done' }).click();
  return code;
}

const pageProcess = (app: ElectronApplication): Promise<number> =>
  app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
  );

const processes = (app: ElectronApplication, type: string): Promise<number[]> =>
  app.evaluate(
    ({ app: main }, wanted) =>
      main
        .getAppMetrics()
        .filter((each) => each.type === wanted)
        .map(({ pid }) => pid),
    type,
  );

/** The element that gets the keys once the window has them; a display without a window manager gives no window the keys. */
const activeElement = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.id);

test('a passphrase is set in Settings, locks the window by menu, and unlocks it', async ({
  filledDesk,
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await showProduction(page);
  const code = await setPassphraseWithSheet(page);
  expect(code).toMatch(/^(?:[A-Z0-9]{5}-){5}[A-Z0-9]{5}$/u);
  await lockByMenu(app, page);
  await expect(lockHeading(page)).toBeVisible();
  await expect.poll(() => activeElement(page)).toBe('passphrase');
  await expectAccessible(page, 'the lock page');

  const refused = await page.evaluate(() =>
    window.latchkey.call({ callId: 'asked', operation: 'profile.list', request: {} }),
  );
  expect(refused).toMatchObject({ ok: false, problem: { code: 'locked' } });

  await unlock(page, 'a wrong passphrase');
  await expect(page.getByRole('alert')).toContainText('The passphrase is wrong.');
  await expect.poll(() => activeElement(page)).toBe('passphrase');
  await unlock(page);
  await settled(page);
  await expect(rows(page).first()).toBeVisible();

  await lockByMenu(app, page);
  await expect(lockHeading(page)).toBeVisible();
  await unlock(page, code.toLowerCase());
  await settled(page);
});

test('a start with a passphrase is locked, and shows the accounts after unlocking', async ({
  filledDesk,
  open,
}) => {
  const first = await open(filledDesk);
  await settled(first.page);
  await setPassphraseWithSheet(first.page);
  await first.app.close();
  const { page } = await open(filledDesk);
  await expect(lockHeading(page)).toBeVisible();
  await unlock(page);
  await settled(page);
  await expect(rows(page).first()).toBeVisible();
});

test('a passphrase that the command line sets locks the open window, and one that it removes opens it', async ({
  filledDesk,
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await showProduction(page);
  const request = JSON.stringify({ passphrase: PASSPHRASE, current: null });
  expect((await filledDesk.cli(['call', 'lock.setPassphrase'], request)).code).toBe(0);
  await expect(lockHeading(page)).toBeVisible();
  await unlock(page);
  await settled(page);
  await lockByMenu(app, page);
  await expect(lockHeading(page)).toBeVisible();

  const file = join(filledDesk.home, 'passphrase.txt');
  writeFileSync(file, PASSPHRASE);
  const removed = await filledDesk.cli(
    ['call', 'lock.removePassphrase'],
    JSON.stringify({ current: PASSPHRASE }),
    { LATCHKEY_PASSPHRASE_FILE: file },
  );
  expect(removed.code).toBe(0);
  await settled(page);
  await expect(rows(page).first()).toBeVisible();
});

test('a locked window has a new process, in whose memory nothing of the old page is left', async ({
  filledDesk,
  open,
}) => {
  test.skip(process.platform !== 'linux', 'the memory of a process can be read on Linux only');
  const { app, page } = await open(filledDesk);
  await settled(page);
  await setPassphraseWithSheet(page);
  // Half of each is built in the page, so that neither the test's messages nor its source holds one whole.
  await page.evaluate(async (count) => {
    const mark = ['lock', 'memory', 'canary'].join('-');
    const canaries = Array.from(
      { length: count },
      (_, index) => `${mark}-${String(index).padStart(6, '0')}`,
    );
    Object.assign(window, { canaries });
    for (const text of canaries) {
      await window.latchkey.call({
        callId: text,
        operation: 'inventory.search',
        request: { filter: { text } },
      });
    }
  }, CANARIES);
  const pattern = /lock-memory-canary-\d{6}/gu;
  const before = await pageProcess(app);
  expect(findInMemory(before, pattern).size).toBe(CANARIES);

  await lockByMenu(app, page);
  await expect(lockHeading(page)).toBeVisible();
  const after = await pageProcess(app);
  expect(after).not.toBe(before);
  await expect.poll(() => processes(app, 'Tab')).toEqual([after]);
  expect([...findInMemory(after, pattern)]).toEqual([]);
  const [main = 0] = await processes(app, 'Browser');
  let left = CANARIES;
  await expect.poll(() => (left = findInMemory(main, pattern).size)).toBeLessThan(CANARIES / 2);
  console.log(`After locking: 0 of ${CANARIES} canaries in the window, ${left} in main`);
});

/** Main closes the store when it is locked and the last job has ended. */
const storeIsOpen = (pid: number): boolean =>
  readdirSync(`/proc/${pid}/fd`).some((fd) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${fd}`).endsWith('inventory.db');
    } catch {
      // It was closed meanwhile.
      return false;
    }
  });

test('a sync that ends while the window is locked is reported after unlocking, until it is dismissed', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  test.skip(process.platform !== 'linux', 'the open files of a process can be read on Linux only');
  const { app, page } = await open(filledDesk);
  await settled(page);
  await setPassphraseWithSheet(page);
  await page.keyboard.press('Escape');
  instances.production.faults.add({ kind: 'hold', route: 'accounts.list' });
  instances.staging.faults.add({ kind: 'status', status: 401, route: 'accounts.list' });
  await page.keyboard.press('Control+0');
  await page.keyboard.press('F5');
  await page.getByRole('progressbar', { name: 'Sync' }).waitFor();
  await lockByMenu(app, page);
  await expect(lockHeading(page)).toBeVisible();
  const [main = 0] = await processes(app, 'Browser');
  expect(storeIsOpen(main)).toBe(true);
  instances.production.faults.clear();
  await expect.poll(() => storeIsOpen(main)).toBe(false);

  await unlock(page);
  await settled(page);
  const notice = page.getByRole('status', { name: 'Job that ended' });
  await expect(notice).toContainText(
    'While Latchkey was locked: sync of 3 instances ended: 2 read, 1 failed.',
  );
  await expectAccessible(page, 'the notice of a job that ended while Latchkey was locked');
  await notice.getByRole('button', { name: 'Details' }).click();
  await expect(dialog(page)).toContainText('Kestrel Bay · Staging');
  await page.keyboard.press('Escape');

  // The list of jobs has it too.
  await page.keyboard.press('Control+j');
  const tray = page.getByRole('region', { name: 'Jobs' });
  await expect(tray).toContainText('sync of 3 instances ended: 2 read, 1 failed');
  await page.keyboard.press('Escape');

  // It stays until somebody dismisses it, also when Latchkey is locked again.
  await lockByMenu(app, page);
  await unlock(page);
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
  await lockByMenu(app, page);
  await unlock(page);
  await settled(page);
  await expect(notice).toHaveCount(0);
});
