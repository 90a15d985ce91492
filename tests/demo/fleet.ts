/** Pictures of work over many accounts: what needs attention, a bulk change, a review of access, a list of instances. */
import type { Page } from '@playwright/test';
import { fleetForms } from './fleet-forms';
import { pictures, settle, type PictureFolder } from './picture';
import { leaveDialog } from '../harness/leave-dialog';
import { runCommand } from './steps';

const INSTANCE_LIST = 'Acme North, acme-north, North\nAcme South, acme-south, South\nno instance';

/** Changes nothing: each dialog is left before its last step. */
export async function fleet(page: Page, folder: PictureFolder): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.keyboard.press('Control+Shift+T');
  await page.getByRole('button', { name: 'Read streams' }).waitFor();
  await pictures(page, folder, 'attention');
  await page.keyboard.press('Control+Shift+T');

  await page.keyboard.press('Control+2');
  await settle(page);
  await page.getByLabel('Filter by text').fill('landing bucket');
  await settle(page);
  for (const at of [0, 1, 2])
    await page.locator('[data-row]').nth(at).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await dialog.getByLabel('New name').fill('{name} (checked)');
  await dialog.getByRole('button', { name: 'Show the changes' }).click();
  await dialog.getByText('will be written').first().waitFor();
  await pictures(page, folder, 'bulk-review');
  await leaveDialog(page);
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await page.getByLabel('Filter by text').fill('');
  await settle(page);

  await accessTokens(page, folder);
  await fleetForms(page, folder);
  await runCommand(page, 'Renew access tokens…');
  await dialog.getByRole('button', { name: 'Show the changes' }).click();
  await dialog.getByText('will be written').first().waitFor();
  await pictures(page, folder, 'renew');
  await leaveDialog(page);
  await runCommand(page, 'What got worse…');
  await dialog.getByRole('region', { name: 'Not known' }).waitFor();
  await pictures(page, folder, 'report');
  await leaveDialog(page);
  await runCommand(page, 'Review access…');
  await dialog.getByRole('columnheader', { name: 'E-mail or members' }).waitFor();
  await pictures(page, folder, 'review-access');
  await leaveDialog(page);
  await runCommand(page, 'Add many instances…');
  await dialog.locator('textarea').fill(INSTANCE_LIST);
  await page.keyboard.press('Control+Enter');
  await dialog.getByRole('button', { name: 'Enter tokens' }).waitFor();
  await pictures(page, folder, 'add-many');
  await leaveDialog(page);
}

/** One of them is open, and its question is asked and not answered. */
async function accessTokens(page: Page, folder: PictureFolder): Promise<void> {
  await page.keyboard.press('Control+0');
  await runCommand(page, 'Access tokens');
  const used = page.getByRole('grid', { name: 'Tokens that Latchkey uses' });
  await used.getByText('later').nth(2).waitFor();
  await pictures(page, folder, 'tokens-used');
  await page.getByRole('radiogroup', { name: 'List of tokens' }).getByText('All tokens').click();
  const row = page.getByRole('row', { name: /Nightly loads/u }).first();
  await row.click();
  await pictures(page, folder, 'access-tokens');
  await page.getByRole('button', { name: 'Revoke…: Nightly loads' }).click();
  await page.getByRole('button', { name: 'Revoke token' }).waitFor();
  await pictures(page, folder, 'revoke-token');
  await leaveDialog(page);
  await page.keyboard.press('Control+Shift+T');
  await page.keyboard.press('Control+Shift+T');
  await page.keyboard.press('Control+2');
  await settle(page);
}
