/** A passphrase that is set, locks and unlocks as a user does it. */
import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { chooseInMenu } from './native';
import type { Desk } from '../../harness/desk';
import type { OpenWindow } from '../../harness/window';
import { dialog, settled } from './screen';

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

/** @param open the fixture of the test. */
export async function openWithPassphrase(
  open: (desk: Desk) => Promise<OpenWindow>,
  desk: Desk,
): Promise<OpenWindow> {
  const opened = await open(desk);
  await settled(opened.page);
  await setPassphrase(opened.page);
  return opened;
}

export const lockHeading = (page: Page): Locator =>
  page.getByRole('heading', { name: 'Latchkey is locked' });

export async function lockByMenu(app: ElectronApplication, page: Page): Promise<void> {
  await chooseInMenu(app, 'lock');
  await expect(lockHeading(page)).toBeVisible();
}

export async function unlock(page: Page, typed = PASSPHRASE): Promise<void> {
  await page.getByLabel('Passphrase').fill(typed);
  await page.getByRole('button', { name: 'Unlock' }).click();
}
