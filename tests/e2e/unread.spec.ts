/** What was not read says what reading it costs, and is read in its place, by pointer and by key. */
import type { Page } from '@playwright/test';
import { addCompany } from '../harness/company';
import { expectAccessible } from './support/axe';
import { cellsOf, compareInstances, details, matchWholeNames } from './support/comparison';
import { rows, settled, showProduction } from './support/screen';
import { expect, test } from './support/test';

const unread = (page: Page, row: number) =>
  rows(page).nth(row).locator('[data-column="access"]').getByRole('button');

test('a cell that was not read names its cost, and reads itself by click and by key', async ({
  desk,
  standIn,
  open,
}) => {
  await addCompany(desk, standIn, 'list');
  const { production } = standIn.instances;
  const { page } = await open(desk);
  await showProduction(page);
  await expect(unread(page, 0)).toHaveAccessibleName('not read: 1 request to Domo');
  await expectAccessible(page, 'rows that were not read');
  production.log.clear();
  await unread(page, 0).click();
  const access = rows(page).locator('[data-column="access"]');
  await expect(access.first()).toHaveText(/^\d+$/u);
  expect(production.log.count({})).toBe(1);
  expect(production.log.count({ route: 'accounts.access' })).toBe(1);
  // The click opened no account.
  await expect(page.getByRole('complementary', { name: 'Account', exact: true })).toHaveCount(0);

  await rows(page).nth(1).focus();
  await page.keyboard.press('r');
  await expect(access.nth(1)).toHaveText(/^\d+$/u);
  expect(production.log.count({})).toBe(2);
  await page.keyboard.press('r');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Read the access list (1 request to Domo)' }).click();
  await expect(access.nth(2)).toHaveText(/^\d+$/u);
  expect(production.log.count({})).toBe(3);

  production.faults.add({ kind: 'status', status: 403, route: 'accounts.access' });
  await unread(page, 3).click();
  await expect(page.getByText(/^Requested: Read “/u)).toBeVisible();
  await expect(unread(page, 3)).toBeEnabled();
});

test('a configuration that a comparison lacks is read from its cell', async ({
  desk,
  standIn,
  open,
}) => {
  await addCompany(desk, standIn, 'list');
  const { page } = await open(desk);
  await settled(page);
  await compareInstances(page);
  await matchWholeNames(page);
  const cells = cellsOf(page, 'Finance API token store');
  await expect(cells.nth(1)).toContainText('config not read');
  await cells.nth(1).click();
  standIn.instances.production.log.clear();
  await details(page)
    .getByRole('button', { name: 'Read the configuration (1 request to Domo)' })
    .click();
  await expect(cells.nth(1)).not.toContainText('config not read');
  expect(standIn.instances.production.log.count({})).toBe(1);
  expect(standIn.instances.production.log.count({ route: 'accounts.config' })).toBe(1);
});
