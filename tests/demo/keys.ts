/** Pictures of what keys lead to: the menu of an instance, an undo, the sheet of shortcuts and the help. */
import type { Page } from '@playwright/test';
import { pictures, settle, type PictureFolder } from './picture';

const NEW_NAME = 'Renamed by mistake';

/** Leaves the account with the name it had. */
export async function keys(page: Page, folder: PictureFolder): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.keyboard.press('Control+2');
  await settle(page);
  await page
    .getByRole('navigation', { name: 'Instances' })
    .getByRole('button', { name: /^Kestrel Bay · Staging/u })
    .click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Export…' }).waitFor();
  await pictures(page, folder, 'instance-menu');
  await page.keyboard.press('Escape');

  await page.getByLabel('Filter by text').fill('purchasing snowflake mart');
  await settle(page);
  await page.locator('[data-row][tabindex="0"]').focus();
  await page.keyboard.press('F2');
  await dialog.getByLabel('Display name').fill(NEW_NAME);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await dialog.getByRole('row', { name: /Display name/u }).waitFor();
  await pictures(page, folder, 'undo');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  // What became of the undo: it would stand above everything that follows.
  await page.getByRole('button', { name: 'Dismiss' }).first().click();
  await page.getByLabel('Filter by text').fill('');
  await settle(page);

  await page.locator('[data-row][tabindex="0"]').focus();
  await page.keyboard.press('?');
  await dialog.getByRole('region', { name: 'Everywhere' }).waitFor();
  await pictures(page, folder, 'shortcuts');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('F1');
  await dialog.getByRole('article').locator('li').first().waitFor();
  await pictures(page, folder, 'help');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}
