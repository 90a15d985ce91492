/** Accounts and instances side by side. */
import type { Page } from '@playwright/test';
import { pictures, settle, type PictureFolder } from './picture';

export async function comparing(page: Page, tour: PictureFolder): Promise<void> {
  await page.keyboard.press('Control+Shift+C');
  await page.getByRole('heading', { name: 'Compare' }).first().waitFor();
  await pictures(page, tour, 'compare');
  await page.keyboard.press('Control+Shift+C');
  await accounts(page, tour);
  await instances(page, tour);
  await page.keyboard.press('Control+Shift+C');
  await settle(page);
}

/** One account in each of the three instances. */
async function accounts(page: Page, tour: PictureFolder): Promise<void> {
  await page.keyboard.press('Control+0');
  await settle(page);
  await page.getByLabel('Filter by text').fill('Snowflake mart');
  await settle(page);
  const rows = page.getByRole('grid', { name: 'Accounts' }).locator('[data-row]');
  for (const instance of ['Production', 'Staging', 'Development']) {
    const row = rows.filter({ hasText: instance }).filter({ hasText: /mart/u }).first();
    await row.getByRole('checkbox').check();
  }
  await page.getByRole('button', { name: 'Compare', exact: true }).last().click();
  await page.getByRole('grid', { name: 'Accounts side by side' }).waitFor();
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await pictures(page, tour, 'compare-accounts');
  await page.getByRole('button', { name: 'Copy value…' }).first().click();
  await page.getByRole('menuitem').first().click();
  await page.getByRole('button', { name: 'Copy value', exact: true }).waitFor();
  await pictures(page, tour, 'compare-copy');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.keyboard.press('Control+Shift+C');
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await page.getByLabel('Filter by text').fill('');
}

async function instances(page: Page, tour: PictureFolder): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find an instance').fill('all instances side by side');
  await page.getByRole('option', { name: /^Compare all instances/u }).click();
  const matrix = page.getByRole('grid', { name: 'Instances side by side' });
  await matrix.waitFor();
  // Whether details are shown is remembered from the time before.
  const details = page.getByRole('button', { name: 'Details' });
  if ((await details.getAttribute('aria-pressed')) === 'true') await details.click();
  await page.keyboard.press('n');
  await page.getByText('counting…').first().waitFor({ state: 'detached' });
  await pictures(page, tour, 'compare-instances');
  await details.click();
  await page.keyboard.press('n');
  await pictures(page, tour, 'compare-instances-details');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Matching' }).click();
  await pictures(page, tour, 'compare-matching');
  await page.keyboard.press('Escape');
}

/** An instance then and now, and one account of it; something was renamed and read since. */
export async function times(page: Page, tour: PictureFolder): Promise<void> {
  await page.keyboard.press('Control+2');
  await settle(page);
  await page.getByRole('button', { name: /^Actions for Kestrel.*Production/u }).click();
  await page.getByRole('menuitem', { name: 'Compare then and now' }).click();
  await page.getByRole('grid', { name: 'Accounts then and now' }).waitFor();
  // A menu that closes gives the focus back to its button.
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await pictures(page, tour, 'times-instance');
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await page.getByRole('grid', { name: 'Then and now', exact: true }).waitFor();
  await pictures(page, tour, 'times-account');
  await changes(page, tour);
  await page.keyboard.press('Control+Shift+C');
  await settle(page);
  await overview(page, tour);
  await settle(page);
}

/** All instances in figures. */
async function overview(page: Page, tour: PictureFolder): Promise<void> {
  await page.keyboard.press('Control+Shift+O');
  await page.getByRole('table', { name: 'Providers' }).waitFor();
  await pictures(page, tour, 'overview-all');
  await page.keyboard.press('Control+Shift+O');
}

/** What changed in all instances, and one of the accounts. */
async function changes(page: Page, tour: PictureFolder): Promise<void> {
  await page.keyboard.press('Control+Shift+H');
  await page.keyboard.press('Control+0');
  await page.getByRole('grid', { name: 'Changes' }).locator('[data-row]').first().click();
  await page.getByRole('complementary', { name: 'Changes of the account' }).waitFor();
  await pictures(page, tour, 'changes');
  await page.keyboard.press('Control+Shift+H');
  await page.keyboard.press('Control+2');
  await page.keyboard.press('Control+Shift+C');
}
