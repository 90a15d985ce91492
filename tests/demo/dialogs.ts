/** Pictures of the dialogs that no other part of the tour meets. Nothing is sent: each is left before its last step. */
import type { Page } from '@playwright/test';
import { pictures, settle, type PictureFolder } from './picture';
import { leaveDialog } from '../harness/leave-dialog';
import { runCommand } from './steps';

export async function dialogs(page: Page, folder: PictureFolder): Promise<void> {
  const dialog = page.getByRole('dialog');
  const take = async (name: string): Promise<void> => {
    await dialog.getByRole('heading').first().waitFor();
    // What it asks for has come.
    await dialog.locator('.lk-hatched').first().waitFor({ state: 'detached' });
    await pictures(page, folder, name);
    await leaveDialog(page);
  };
  await page.keyboard.press('Control+2');
  await settle(page);
  const row = page.locator('[data-row][tabindex="0"]');
  await row.focus();
  await page.keyboard.press('F2');
  await take('rename');
  await row.focus();
  await page.keyboard.press('Delete');
  await take('delete');

  const instance = page
    .getByRole('navigation', { name: 'Instances' })
    .getByRole('button', { name: /^Kestrel Bay · Staging/u });
  for (const [entry, name] of instanceDialogs) {
    await instance.click({ button: 'right' });
    await page.getByRole('menuitem', { name: entry }).click();
    await take(name);
  }
  for (const [command, name] of commandDialogs) {
    await runCommand(page, command);
    await take(name);
  }
}

const instanceDialogs = [
  ['Edit…', 'edit-instance'],
  ['Replace token…', 'replace-token'],
  ['Remove…', 'remove-instance'],
] as const;

const commandDialogs = [
  ['Save as view…', 'save-view'],
  ['Manage views…', 'saved-views'],
  ['Publish to Domo…', 'publish'],
  ['Changes to many accounts…', 'bulk-runs'],
  ['Tidy up…', 'tidy-up'],
  ['Renew access tokens…', 'renew-tokens'],
] as const;
