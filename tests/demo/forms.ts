/** The part of the tour through forms. */
import type { Page } from '@playwright/test';
import { pictures, settle, type Tour } from './picture';
import { leaveDialog } from '../harness/leave-dialog';

/** The forms that change an account in Domo, on the account whose drawer is open; nothing but a new name is sent. */
export async function forms(page: Page, tour: Tour): Promise<void> {
  const drawer = page.getByRole('complementary', { name: 'Account', exact: true });
  const dialog = page.getByRole('dialog');
  const menu = async (entry: string): Promise<void> => {
    await drawer.getByRole('button', { name: 'Actions for this account' }).click();
    await page.getByRole('menuitem', { name: entry }).click();
  };
  await page.getByRole('button', { name: 'New account…' }).click();
  await dialog.getByRole('combobox', { name: 'Provider' }).fill('snowflake');
  await page.getByRole('option').nth(3).waitFor();
  await pictures(page, tour, 'create-provider');
  await page
    .getByRole('option', { name: /^Snowflake ?snowflake$/u })
    .first()
    .click();
  await dialog.getByLabel(/^Name( \*)?$/u).fill('Tent sales loader');
  await dialog.getByLabel(/^Username/u).fill('TENTS');
  await pictures(page, tour, 'create');
  await leaveDialog(page);

  await menu('Edit configuration…');
  await dialog.getByLabel(/^Username/u).fill('SVC_TENTS');
  await dialog.getByLabel(/^Role/u).fill('LOADER');
  await pictures(page, tour, 'edit');
  await dialog.getByRole('button', { name: 'Review' }).click();
  await dialog.getByRole('button', { name: /^Save/u }).waitFor();
  await pictures(page, tour, 'edit-changes');
  await leaveDialog(page);

  await drawer.getByRole('tab', { name: /^Access/u }).click();
  await drawer
    .getByRole('button', { name: /^Members of/u })
    .first()
    .click();
  await drawer
    .getByRole('list', { name: /^Members of/u })
    .getByRole('listitem')
    .first()
    .waitFor();
  await pictures(page, tour, 'members');
  await drawer
    .getByRole('button', { name: /^Level of/u })
    .last()
    .click();
  await page.getByRole('menuitem', { name: /^Can edit/u }).click();
  await dialog.getByRole('button', { name: 'Change access' }).waitFor();
  await pictures(page, tour, 'access-change');
  await page.keyboard.press('Escape');

  await elsewhere(page, tour);

  // One whose values Domo tells.
  await page.getByLabel('Filter by text').fill('Customer Care landing bucket');
  await settle(page);
  await page
    .getByRole('row', { name: /Customer Care landing/u })
    .first()
    .click();
  await drawer.getByRole('heading', { name: /^Customer Care landing/u }).waitFor();
  await drawer.getByRole('tab', { name: 'Configuration' }).click();
  await drawer
    .getByRole('button', { name: /^Copy /u })
    .first()
    .click();
  await drawer.getByText('Copied').waitFor();
  await drawer
    .getByRole('button', { name: /^Reveal /u })
    .first()
    .click();
  await drawer.getByText(/hides in/u).waitFor();
  // Away from the button, so that its tooltip covers nothing.
  await page.mouse.move(0, 0);
  await pictures(page, tour, 'reveal');

  await menu('Rename…');
  await dialog.getByLabel('Display name').fill('Customer Care landing bucket (EU)');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+Shift+A');
  await page.getByRole('grid', { name: 'Activity' }).locator('[data-row]').first().click();
  await page.getByRole('complementary', { name: 'Activity details' }).waitFor();
  await pictures(page, tour, 'activity');
  await page.keyboard.press('Control+Shift+A');
  await page.getByLabel('Filter by text').fill('');
  await settle(page);
}

/** An account whose password Domo hides, up to what would be made; nothing is sent. */
async function elsewhere(page: Page, tour: Tour): Promise<void> {
  const drawer = page.getByRole('complementary', { name: 'Account', exact: true });
  const dialog = page.getByRole('dialog');
  const name = 'Purchasing Snowflake mart';
  await page.getByLabel('Filter by text').fill(name);
  await settle(page);
  await page
    .getByRole('row', { name: new RegExp(name, 'u') })
    .first()
    .click();
  await drawer.getByRole('heading', { name }).waitFor();
  await drawer.getByRole('button', { name: 'Actions for this account' }).click();
  await page.getByRole('menuitem', { name: 'Clone to other instances…' }).click();
  await dialog.getByRole('button', { name: 'Select all' }).click();
  await pictures(page, tour, 'clone');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByText('Secrets', { exact: true }).waitFor();
  await pictures(page, tour, 'clone-fields');
  await dialog.getByRole('button', { name: 'Show the changes' }).click();
  await dialog.locator('input[type="password"]').fill('given once');
  await dialog.getByRole('button', { name: /^Clone to/u }).waitFor();
  await pictures(page, tour, 'clone-review');
  await leaveDialog(page);
}
