/** Pictures of changes that reach many instances: one secret, datasets of an account, a baseline, what a person owns. */
import type { Page } from '@playwright/test';
import { pictures, settle, type PictureFolder } from './picture';
import { leaveDialog } from '../harness/leave-dialog';

/** Changes nothing: each dialog is left before its last step. */
export async function fleetForms(page: Page, folder: PictureFolder): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.getByLabel('Filter by text').fill('Snowflake mart');
  await settle(page);
  await page.locator('[data-row]').nth(1).getByRole('checkbox').check();
  await page.keyboard.press('Control+Shift+R');
  await dialog.getByText('accounts were looked at').waitFor();
  await pictures(page, folder, 'rotate');
  await leaveDialog(page);

  await page.keyboard.press('Control+Shift+D');
  await dialog.getByRole('region', { name: 'Datasets' }).getByRole('listitem').first().waitFor();
  await dialog.getByLabel(/^Account that they get/u).fill('Snowflake');
  await page.getByRole('option').first().click();
  await pictures(page, folder, 'repoint');
  await leaveDialog(page);
  await alignForm(page, folder);
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await page.getByLabel('Filter by text').fill('');
  await settle(page);
  await rotateLoginForm(page, folder);

  await page.keyboard.press('Control+Shift+L');
  await dialog
    .getByLabel('E-mail address of the person who leaves')
    .fill('rafael.okonjo@example.com');
  await dialog.getByLabel('E-mail address of the new owner').fill('noor.haddad@example.com');
  await dialog.getByRole('button', { name: 'Show the changes' }).click();
  await dialog.getByText('will be written').first().waitFor();
  await pictures(page, folder, 'leaver');
  await leaveDialog(page);
}

/** With nothing selected: who knows only the login. */
async function rotateLoginForm(page: Page, folder: PictureFolder): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.keyboard.press('Control+Shift+R');
  await dialog.getByText('The login that it belongs to').click();
  await dialog.getByLabel('User', { exact: true }).fill('svc_warehouse_prd');
  await dialog.getByLabel('Account at the system').fill('kestrelbay-prd.example');
  await dialog.getByRole('button', { name: 'Find its accounts' }).click();
  await dialog.getByText('accounts were looked at').waitFor();
  await pictures(page, folder, 'rotate-login');
  await leaveDialog(page);
}

/** Of what is selected, for every other instance. */
export async function alignForm(page: Page, folder: PictureFolder): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.keyboard.press('Control+Shift+G');
  const places = dialog.getByRole('group', { name: 'Instances that get them' });
  await places.waitFor();
  for (const place of await places.getByRole('checkbox').all()) await place.check();
  await dialog.getByRole('button', { name: 'Show the changes' }).click();
  await dialog.getByText('will be written').first().waitFor();
  await pictures(page, folder, 'align');
  await leaveDialog(page);
}
