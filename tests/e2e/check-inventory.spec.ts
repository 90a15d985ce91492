/** The check of the whole inventory, from the menu, the palette and Settings. */
import type { Page } from '@playwright/test';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import type { Desk } from '../harness/desk';
import { readStoreKey } from '../harness/store-key';
import { expectAccessible } from './support/axe';
import { chooseInMenu } from './support/native';
import { dialog, rows, settled } from './support/screen';
import { expect, test } from './support/test';

const title = (page: Page) => dialog(page).getByRole('heading', { name: 'Check the inventory' });

/** While the window has the store open, as a failing disk does. */
async function damage(desk: Desk, sql: string): Promise<void> {
  const database = connectDatabase(`${desk.home}/inventory.db`, await readStoreKey(desk));
  database.exec(sql);
  database.close();
}

const withoutIndex =
  "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'accounts_by_name'; PRAGMA writable_schema = OFF";

test('a healthy inventory is checked from the menu and from the palette, and all is well', async ({
  filledDesk,
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await settled(page);
  await expect(page.getByText(/^Inventory checked/u)).toHaveCount(0);
  await chooseInMenu(app, 'checkStore');
  await expect(title(page)).toBeVisible();
  await expect(dialog(page).getByRole('status')).toContainText('All is well.');
  await expect(page.getByText(/^Inventory checked/u)).toBeVisible();
  await expectAccessible(page, 'the check of a healthy inventory');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find an instance').fill('check the inv');
  await page.getByRole('option', { name: /^Check the inventory/u }).click();
  await expect(dialog(page).getByRole('status')).toContainText('All is well.');
});

test('a damaged inventory is found, with how much is damaged and what to do, and the next start keeps what can be read', async ({
  filledDesk: desk,
  open,
}) => {
  const { app, page } = await open(desk);
  await settled(page);
  await damage(desk, withoutIndex);
  await chooseInMenu(app, 'checkStore');
  const alert = dialog(page).getByRole('alert');
  await expect(alert).toContainText(/A part of the store is damaged: \d+ pages? (or|and) rows?\./u);
  await expect(alert).toContainText('start it again: it sets the store aside');
  await expect(page.getByText(/^Damage found/u)).toBeVisible();
  await expectAccessible(page, 'the check of a damaged inventory');
  await app.close();
  const next = await open(desk);
  // An index was damaged, which the accounts make again.
  await expect(
    next.page.getByText('What could be read is in a new one. Nothing is missing.'),
  ).toBeVisible();
  await expect(rows(next.page).first()).toBeVisible();
});

test('a check whose dialog was closed reports in a notice, also when the damage ends the process that checks', async ({
  filledDesk: desk,
  open,
}) => {
  const { app, page } = await open(desk);
  await settled(page);
  await damage(desk, "UPDATE provider_lists SET data = CAST(X'ff41' AS TEXT)");
  const notice = page.getByRole('alert').filter({ hasText: 'Requested: Check the inventory.' });
  // The check may end before the dialog is closed, and is then made again.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await chooseInMenu(app, 'checkStore');
    await dialog(page).getByRole('progressbar').waitFor({ timeout: 5_000 });
    await dialog(page).getByRole('button', { name: 'Close' }).last().click();
    await expect(dialog(page)).toHaveCount(0);
    await expect(notice).toContainText('could not be read to the end', { timeout: 10_000 });
  }).toPass();
});

test('settings say when Latchkey checked the inventory, and change how often it does so by itself', async ({
  filledDesk,
  open,
}) => {
  const { page } = await open(filledDesk);
  await page.keyboard.press('Control+,');
  const often = dialog(page).getByLabel('Check the inventory by itself');
  await expect(often).toHaveValue('7');
  await expect(dialog(page)).toContainText('It was not checked yet.');
  await often.selectOption('Never');
  await dialog(page).getByRole('button', { name: 'Check the inventory…' }).click();
  await expect(dialog(page)).toContainText('All is well.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+,');
  await expect(often).toHaveValue('never');
  await expect(dialog(page)).toContainText('nothing damaged.');
});
