/** Pictures of the stores that were set aside, and of the check of the inventory. */
import type { Page } from '@playwright/test';
import { pictures, type PictureFolder } from './picture';

/** To be called while the notice about a damaged store is shown. */
export async function stores(page: Page, folder: PictureFolder): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Stores that were set aside…' }).click();
  await dialog.getByRole('button', { name: 'Restore…' }).first().waitFor();
  await pictures(page, folder, 'set-aside-stores');
  await dialog.getByRole('button', { name: 'Restore…' }).first().click();
  await dialog.getByRole('button', { name: 'Restore', exact: true }).waitFor();
  await pictures(page, folder, 'restore-store');
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await dialog.getByText('The store was restored.').waitFor();
  await dialog.getByRole('button', { name: 'Restore…' }).first().waitFor();
  await pictures(page, folder, 'restored-store');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+,');
  await dialog.getByRole('button', { name: 'Check the inventory…' }).click();
  await dialog.getByText('All is well.').waitFor();
  await pictures(page, folder, 'check-inventory');
  await page.keyboard.press('Escape');
}
