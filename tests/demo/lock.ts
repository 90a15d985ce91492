/** Pictures of the lock: setting the passphrase, the recovery sheet, the lock page. */
import type { Page } from '@playwright/test';
import { pictures, type Tour } from './picture';

const PASSPHRASE = 'correct horse battery';

/** Leaves the window locked. */
export async function lock(page: Page, tour: Tour): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.keyboard.press('Control+,');
  await dialog.getByRole('button', { name: 'Set passphrase…' }).click();
  await dialog.getByLabel('New passphrase', { exact: true }).fill(PASSPHRASE);
  await dialog.getByLabel('Repeat the new passphrase').fill(PASSPHRASE);
  await pictures(page, tour, 'passphrase');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('region', { name: 'Recovery sheet' }).waitFor();
  await pictures(page, tour, 'recovery-sheet');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.getByRole('button', { name: 'Lock now' }).waitFor();
  await pictures(page, tour, 'lock-settings');
  await dialog.getByRole('button', { name: 'Lock now' }).click();
  await page.getByRole('heading', { name: 'Latchkey is locked' }).waitFor();
  await pictures(page, tour, 'locked');
  await page.getByLabel('Passphrase').fill('a wrong passphrase');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByRole('alert').filter({ hasText: 'The passphrase is wrong.' }).waitFor();
  await pictures(page, tour, 'locked-wrong-passphrase');
}
