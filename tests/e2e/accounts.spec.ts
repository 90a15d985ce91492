import { expect, test } from './support/test';
import {
  drawer,
  filterBy,
  grid,
  rows,
  settled,
  showProduction,
  statusLine,
} from './support/screen';

const totalShown = /^([\d,]+)/u;

test('the grid is sorted and filtered by kind, state, provider and text', async ({
  readDesk,
  standIn,
  open,
}) => {
  const { page } = await open(readDesk);
  await showProduction(page);
  const data = standIn.instances.production.state;
  const all = [...data.accounts.values()];

  await page.getByText('OAuth accounts', { exact: false }).first().click();
  await expect(statusLine(page)).toContainText(/^\d+ of \d+ account/u);
  await expect(rows(page).first()).toContainText('OAuth');
  await page.getByRole('button', { name: 'Clear filters' }).click();

  await page.getByRole('button', { name: 'State' }).first().click();
  await page.getByRole('menuitem', { name: /^Invalid/u }).click();
  const invalid = all.filter((account) => !account.valid).length;
  await expect(statusLine(page)).toContainText(`${invalid} of`);
  for (const row of await rows(page).all()) await expect(row).toContainText('invalid');
  await page.getByRole('button', { name: 'Clear filters' }).click();

  await page.getByRole('button', { name: 'Provider' }).first().click();
  await page.getByRole('dialog').getByRole('textbox').fill('snowflake');
  await page.getByRole('dialog').getByRole('checkbox').first().check();
  await page.keyboard.press('Escape');
  await expect(rows(page).first()).toContainText('snowflake');
  await page.getByRole('button', { name: 'Clear filters' }).click();

  await page.keyboard.press('/');
  await page.keyboard.type('no such account anywhere');
  await expect(page.getByRole('heading', { name: 'No accounts match the filters' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).last().click();

  const byId = grid(page).getByRole('columnheader', { name: 'ID', exact: true });
  await byId.getByRole('button').click();
  await expect(byId).toHaveAttribute('aria-sort', 'ascending');
  await settled(page);
  const ids = await rows(page).locator('[role="gridcell"]:last-child').allInnerTexts();
  const numbers = ids.map(Number).slice(0, 8);
  expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
});

test('the drawer shows overview, masked config and access list of the account', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { page } = await open(filledDesk);
  await page.keyboard.press('Control+2');
  await filterBy(page, 'Sales Snowflake key pair');
  await expect(statusLine(page)).toContainText(totalShown);
  await rows(page).filter({ hasText: 'Sales Snowflake key pair' }).first().click();
  await expect(drawer(page)).toContainText('Owner');
  await drawer(page).getByRole('tab', { name: 'Configuration' }).click();
  await expect(drawer(page).getByText('hidden by Domo').first()).toBeVisible();
  await drawer(page)
    .getByRole('tab', { name: /^Access/u })
    .click();
  await expect(drawer(page).getByText('Owner', { exact: true }).first()).toBeVisible();

  const before = standIn.instances.production.log.count({ route: 'accounts.config' });
  await drawer(page).getByRole('button', { name: 'Refresh' }).click();
  await expect
    .poll(() => standIn.instances.production.log.count({ route: 'accounts.config' }))
    .toBe(before + 1);
  await expect(drawer(page)).toHaveAttribute('aria-busy', 'false');
  await drawer(page).getByRole('button', { name: 'Close' }).click();
  await expect(drawer(page)).toHaveCount(0);
});

test('an account that the token may not open says so, and the others stay usable', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const closed = [...standIn.instances.production.state.accounts.values()].find(
    (account) => account.closed,
  );
  const { page } = await open(filledDesk);
  await page.keyboard.press('Control+2');
  await filterBy(page, String(closed?.id));
  await rows(page)
    .filter({ hasText: closed?.displayName ?? '?' })
    .first()
    .click();
  await drawer(page).getByRole('tab', { name: 'Configuration' }).click();
  await expect(drawer(page).getByRole('alert')).toContainText('not shared with');
});

test('the keyboard is enough to move, open and close', async ({ readDesk, open }) => {
  const { page } = await open(readDesk);
  await settled(page);
  await page.getByLabel('Filter by text').focus();
  // From the filters the next stops are the sortable headers, then the one row that takes the focus.
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.hasAttribute('data-row'))) break;
  }
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const focused = page.locator('[data-row]:focus');
  await expect(focused).toHaveAttribute('data-row', '2');
  await expect(focused).toHaveCSS('outline-style', 'solid');
  await page.keyboard.press('End');
  await expect(page.locator('[data-row]:focus')).not.toHaveAttribute('data-row', '2');
  await page.keyboard.press('Home');
  await expect(page.locator('[data-row]:focus')).toHaveAttribute('data-row', '0');
  await page.keyboard.press('Enter');
  await expect(drawer(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer(page)).toHaveCount(0);
});
