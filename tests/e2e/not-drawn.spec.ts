/** A part of the window that cannot be drawn says so; the rest of the window goes on. */
import type { ElectronApplication, Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { chooseInMenu, crashReports } from './support/native';
import {
  dialog,
  drawer,
  filterBy,
  grid,
  openAccount,
  rows,
  settled,
  showProduction,
} from './support/screen';
import { expect, test } from './support/test';

const SECRET = 'canary-that-was-drawn';

type Handler = (event: unknown, call: { operation: string; request: unknown }) => Promise<unknown>;

/**
 * From now on main's answers to one operation, about one account where it has an id, have something in them that the
 * page cannot draw; `false` ends it.
 */
const spoil = (app: ElectronApplication, operation: string | false, id: number | null = null) =>
  app.evaluate(
    ({ ipcMain }, { name, only, secret }) => {
      const { _invokeHandlers: handlers } = ipcMain as unknown as {
        _invokeHandlers: Map<string, Handler>;
      };
      const kept = globalThis as { whole?: Handler | undefined };
      kept.whole ??= handlers.get('latchkey:call');
      // Where a text is expected: an object, and what it is called is said by the error that it leads to.
      const spoilt = (value: unknown): unknown =>
        JSON.parse(
          JSON.stringify(value, (key, part: unknown) =>
            ['displayName', 'dataProviderType', 'licence'].includes(key) ? { [secret]: 1 } : part,
          ),
        );
      handlers.set('latchkey:call', async (event, call) => {
        const answer = await kept.whole?.(event, call);
        const asked = (call.request as { id?: number }).id;
        const meant = call.operation === name && (only === null || asked === only);
        return meant ? spoilt(answer) : answer;
      });
    },
    { name: operation, only: id, secret: SECRET },
  );

const lost = (page: Page, what: string) =>
  page.getByRole('alert').filter({ hasText: `${what} cannot be shown` });

const reports = (desk: Parameters<typeof crashReports>[0]): unknown[] =>
  crashReports(desk).map((report) => JSON.parse(report) as unknown);

/** Two accounts whose names are nobody else's. */
function twoOf(accounts: Map<number, { id: number; displayName: string; closed: boolean }>) {
  const [one, other] = [...accounts.values()].filter(
    ({ displayName, closed }) => !closed && /^[\w ]+$/u.test(displayName),
  );
  if (!one || !other) throw new Error('The company has no such accounts.');
  return { one, other };
}

test('an account that cannot be displayed does not affect the rest of the window', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { one, other } = twoOf(standIn.instances.production.state.accounts);
  const { app, page, printed } = await open(filledDesk);
  await showProduction(page);
  await spoil(app, 'inventory.detail', one.id);
  await filterBy(page, String(one.id));
  await rows(page).filter({ hasText: one.displayName }).first().click();

  const told = lost(page, 'This account');
  await expect(told).toContainText('The rest of the window works');
  await expect(grid(page)).toBeVisible();
  await expect(page.getByLabel('Filter by text')).toHaveValue(String(one.id));

  await expect(told.getByRole('button', { name: 'Open report' })).toBeVisible();
  expect(reports(filledDesk)).toEqual([
    expect.objectContaining({
      kind: 'drawing',
      error: expect.objectContaining({
        frames: expect.arrayContaining([expect.stringMatching(/assets\/[\w-]+\.js:\d+:\d+$/u)]),
      }),
    }),
  ]);
  expect(crashReports(filledDesk).join()).not.toContain(SECRET);
  expect(crashReports(filledDesk).join()).not.toContain(filledDesk.home);
  expect(printed()).not.toContain(SECRET);

  await openAccount(page, other.id, other.displayName);
  await expect(told).toHaveCount(0);
  await filterBy(page, String(one.id));
  await rows(page).filter({ hasText: one.displayName }).first().click();
  await expect(told).toBeVisible();
  await spoil(app, false);
  // What it is drawn from is read again when it is opened again.
  await page.keyboard.press('Escape');
  await expect(told).toHaveCount(0);
  await rows(page).filter({ hasText: one.displayName }).first().click();
  await expect(drawer(page).getByRole('heading', { name: one.displayName })).toBeVisible();

  // It was told where it happened: the next start does not tell it once more.
  await app.close();
  const { page: next } = await open(filledDesk);
  await settled(next);
  await expect(next.getByText('A part of the window could not be shown')).toHaveCount(0);
});

test('the keyboard leaves or reloads a table and a dialog that cannot be displayed', async ({
  readDesk,
  open,
}) => {
  const { app, page } = await open(readDesk);
  await showProduction(page);
  await spoil(app, 'inventory.search');
  await page.getByLabel('Filter by text').fill('snow');
  const table = lost(page, 'This table');
  await expect(table).toBeVisible();
  await expect(page.getByLabel('Filter by text')).toHaveValue('snow');
  await page.keyboard.press('Control+Shift+A');
  await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible();
  await expect(table).toHaveCount(0);

  await spoil(app, 'app.about');
  await chooseInMenu(app, 'about');
  await expect(lost(page, 'This dialog')).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Retry' })).toBeFocused();
  await spoil(app, false);
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('Apache');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Accounts', exact: true }).click();
  await page.getByLabel('Filter by text').fill('');
  // Until what it is drawn from has been asked for anew, it cannot be drawn.
  await expect(async () => {
    const retry = table.getByRole('button', { name: 'Retry' });
    if ((await retry.count()) > 0) await retry.press('Enter', { timeout: 1_000 });
    await expect(table).toHaveCount(0, { timeout: 2_000 });
  }).toPass();
  await settled(page);
});

test('the message in place of a broken part is accessible', async ({ readDesk, open }) => {
  const { app, page } = await open(readDesk);
  await showProduction(page);
  await spoil(app, 'inventory.detail');
  await rows(page).nth(2).click();
  await expect(lost(page, 'This account')).toBeVisible();
  await expectAccessible(page, 'what stands in its place');
  await spoil(app, 'app.about');
  await chooseInMenu(app, 'about');
  await expect(lost(page, 'This dialog')).toBeVisible();
  await expectAccessible(page, 'what stands in its place');
});
