/** A passphrase that is set as a user does it. */
import { expect, type Page } from '@playwright/test';
import { dialog } from './screen';

export const PASSPHRASE = 'correct horse battery';

export async function setPassphrase(page: Page): Promise<void> {
  await page.keyboard.press('Control+,');
  await dialog(page).getByRole('button', { name: 'Set passphrase…' }).click();
  await dialog(page).getByLabel('New passphrase', { exact: true }).fill(PASSPHRASE);
  await dialog(page).getByLabel('Repeat the new passphrase').fill(PASSPHRASE);
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
}
