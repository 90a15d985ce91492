/** Pictures of work over many accounts: what needs attention, a bulk change, a review of access, a list of instances. */
import type { Page } from '@playwright/test';
import { fleetForms } from './fleet-forms';
import { pictures, settle, type PictureFolder } from './picture';

const INSTANCE_LIST = 'Acme North, acme-north, North\nAcme South, acme-south, South\nno instance';

/** Changes nothing: each dialog is left before its last step. */
export async function fleet(page: Page, folder: PictureFolder): Promise<void> {
  const dialog = page.getByRole('dialog');
  /** A question follows where something was typed. */
  const leave = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    const discard = page.getByRole('button', { name: 'Discard' });
    const left = page.locator('body:not(:has([role="dialog"]))');
    await discard.or(left).first().waitFor();
    if (await discard.isVisible()) await discard.click();
    await left.waitFor();
  };
  const run = async (command: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(command);
    await page.getByRole('option', { name: command }).first().click();
  };
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
  await leave();
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await page.getByLabel('Filter by text').fill('');
  await settle(page);

  await fleetForms(page, folder, leave);
  await run('Review access…');
  await dialog.getByRole('columnheader', { name: 'E-mail or members' }).waitFor();
  await pictures(page, folder, 'review-access');
  await leave();
  await run('Add many instances…');
  await dialog.locator('textarea').fill(INSTANCE_LIST);
  await page.keyboard.press('Control+Enter');
  await dialog.getByRole('button', { name: 'Enter tokens' }).waitFor();
  await pictures(page, folder, 'add-many');
  await leave();
}
