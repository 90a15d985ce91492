/** Stores that were set aside, in the window: what each holds, and putting one back. */
import { copyFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Desk } from '../harness/desk';
import { expectAccessible } from './support/axe';
import { chooseInMenu } from './support/native';
import { dialog, rows, settled } from './support/screen';
import { expect, test } from './support/test';

const files = (page: Page) =>
  dialog(page).getByRole('list', { name: 'Stores that were set aside' }).getByRole('listitem');

test('a damaged store is listed with why it does not open, and a good one is restored and can be undone', async ({
  unopenedDesk: desk,
  open,
}) => {
  const file = join(desk.home, 'inventory.db');
  // As a file is that was set aside by mistake.
  copyFileSync(file, `${file}.replaced-2026-01-02T03-04-05-006Z`);
  truncateSync(file, 20_000);
  const { app, page } = await open(desk);
  await expect(page.getByText('3 instances were restored')).toBeVisible();
  await page.getByRole('button', { name: 'Stores that were set aside…' }).click();
  await expect(files(page)).toHaveCount(2);
  await expect(files(page).first()).toContainText('It could not be read.');
  await expect(files(page).first()).toContainText('it is damaged, or the key in this keychain');
  await expect(files(page).first().getByRole('button')).toHaveCount(0);
  await expect(files(page).last()).toContainText(/It holds 3 instances, [\d,]+ accounts/u);
  await expectAccessible(page, 'the list of stores that were set aside');

  // The keyboard is enough.
  const restore = files(page).last().getByRole('button', { name: 'Restore…' });
  await restore.focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText(
    'It replaces the store in use, which holds 3 instances, 0 accounts',
  );
  await expect(dialog(page)).toContainText('The store in use is set aside in turn');
  await expectAccessible(page, 'what a restoration replaces');
  await dialog(page).getByRole('button', { name: 'Back' }).click();
  await expect(restore).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('button', { name: 'Restore', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(dialog(page)).toContainText('The store was restored.');
  await expect(files(page)).toHaveCount(2);
  await expect(files(page).first()).toContainText('Another store was restored in its place.');
  await expect(files(page).first()).toContainText('It holds 3 instances, 0 accounts');
  await page.keyboard.press('Escape');
  await expect(page.getByText('3 instances were restored')).toHaveCount(0);
  await settled(page);
  await expect(rows(page).first()).toBeVisible();

  await chooseInMenu(app, 'setAside');
  await files(page).first().getByRole('button', { name: 'Restore…' }).click();
  await dialog(page).getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(dialog(page)).toContainText('The store was restored.');
  await page.keyboard.press('Escape');
  await expect(rows(page)).toHaveCount(0);
});

test('the dialog says when no store was set aside, and why it cannot look', async ({
  filledDesk: desk,
  closeAtEnd,
  open,
}) => {
  const { page } = await open(desk);
  await settled(page);
  await page.keyboard.press('Control+,');
  await dialog(page).getByRole('button', { name: 'Stores that were set aside…' }).click();
  await expect(dialog(page).getByRole('heading', { name: 'No store was set aside' })).toBeVisible();
  await expectAccessible(page, 'an empty list of stores that were set aside');

  const inMemory = await open(closeAtEnd(await Desk.open('missing')));
  await inMemory.page.getByText('Nothing is kept after you quit.').waitFor();
  await chooseInMenu(inMemory.app, 'setAside');
  const alert = dialog(inMemory.page).getByRole('alert');
  await expect(alert.getByRole('button', { name: 'Retry' })).toBeVisible();
  await expectAccessible(inMemory.page, 'why stores that were set aside cannot be listed');
});
