/** Sets a passphrase, locks and unlocks the window as a user does. */
import type { ElectronApplication, Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { dialog } from './screen';
import { expect } from './test';

export const PASSPHRASE = 'correct horse battery';

/** In Settings, which stay open. Returns the recovery code. */
export async function setPassphrase(page: Page): Promise<string> {
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

export const lockHeading = (page: Page) =>
  page.getByRole('heading', { name: 'Latchkey is locked' });

/** Chooses the item of the native menu, which no test can open. */
export const lockByMenu = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('lock')?.click();
  });

export async function unlock(page: Page, typed: string): Promise<void> {
  await page.getByLabel('Passphrase').fill(typed);
  await page.getByRole('button', { name: 'Unlock' }).click();
}
