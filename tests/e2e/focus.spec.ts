/** Where the focus is after what had it went away, and what the keys do there. */
import type { Locator, Page } from '@playwright/test';
import { accountsMatrix, compareTwo } from './support/comparison';
import { dialog, drawer, rows, settled, showProduction, syncEnded } from './support/screen';
import { expect, test } from './support/test';

const focusedRow = (page: Page): Locator => page.locator('[data-row]:focus');

/** Goes down from the first row by the keyboard, and tells which account has the focus then. */
async function goDown(page: Page, steps: number): Promise<string> {
  await page.locator('[data-row][tabindex="0"]').focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < steps; step++) await page.keyboard.press('ArrowDown');
  await expect(focusedRow(page)).toHaveAttribute('data-row', String(steps));
  return focusedRow(page).innerText();
}

/** The id of the account that a row shows: it is its last cell. */
const idOf = async (row: Locator): Promise<number> =>
  Number(await row.getByRole('gridcell').last().innerText());

test('a closed dialog returns the focus to the element that had it', async ({ readDesk, open }) => {
  const { page } = await open(readDesk);
  await showProduction(page);
  const close = async (): Promise<void> => {
    // The palette that leads to a dialog takes a moment to go.
    await expect(dialog(page)).toHaveCount(1);
    await expect(dialog(page).locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  };
  await goDown(page, 3);
  await page.keyboard.press('Control+e');
  await close();
  await expect(focusedRow(page)).toHaveAttribute('data-row', '3');

  const exporting = page.getByRole('button', { name: 'Export…' });
  await exporting.click();
  await close();
  await expect(exporting).toBeFocused();

  // From a menu: the item is gone, its button is there.
  await rows(page).nth(2).click();
  const menu = drawer(page).getByRole('button', { name: 'Actions for this account' });
  await menu.click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await close();
  await expect(menu).toBeFocused();

  // From the palette, which is gone as well.
  await goDown(page, 4);
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find an instance').fill('export to csv');
  await expect(dialog(page).getByRole('option').first()).toHaveText(/^Export to CSV/u);
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText(/^The first 8 of/u)).toBeVisible();
  await close();
  await expect(focusedRow(page)).toHaveAttribute('data-row', '4');
});

test('Escape closes the drawer, and the focus returns to the row', async ({ readDesk, open }) => {
  const { page } = await open(readDesk);
  await showProduction(page);
  await goDown(page, 3);
  await page.keyboard.press('Enter');
  await drawer(page).getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Enter');
  await expect(drawer(page)).toHaveCount(0);
  await expect(focusedRow(page)).toHaveAttribute('data-row', '3');

  await page.keyboard.press('Enter');
  const menu = drawer(page).getByRole('button', { name: 'Actions for this account' });
  await menu.click();
  await expect(page.getByRole('menu')).toBeVisible();
  // The drawer is not what Escape closes while a menu is open, not even before that has the focus.
  await menu.focus();
  await page.keyboard.press('Escape');
  await expect(drawer(page)).toBeVisible();
  await page.getByRole('menuitem').first().focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(menu).toBeFocused();
  await drawer(page)
    .getByRole('tab', { name: /^Access/u })
    .click();
  await drawer(page).getByRole('combobox', { name: 'Find users' }).focus();
  await page.keyboard.press('Escape');
  await expect(drawer(page)).toBeVisible();
  await drawer(page).getByRole('button', { name: 'Refresh' }).focus();
  await page.keyboard.press('Escape');
  await expect(drawer(page)).toHaveCount(0);
  await expect(focusedRow(page)).toHaveAttribute('data-row', '3');
});

test('Escape closes the details of a comparison, and the focus returns to the cell', async ({
  filledDesk,
  open,
}) => {
  const { page } = await open(filledDesk);
  await compareTwo(page);
  await accountsMatrix(page).locator('[data-cell][tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const place = await page.locator('[data-cell]:focus').getAttribute('data-cell');
  await page.keyboard.press('Enter');
  const details = page.getByRole('complementary', { name: 'Row details' });
  await details.getByRole('region', { name: 'Values' }).focus();
  await page.keyboard.press('Escape');
  await expect(details).toHaveCount(0);
  await expect(page.locator('[data-cell]:focus')).toHaveAttribute('data-cell', place ?? '?');
});

test('the focus stays in the grid when another instance is shown, and with its account when a sync moves it', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { accounts } = standIn.instances.production.state;
  const { page } = await open(filledDesk);
  await settled(page);
  await goDown(page, 30);
  await page.keyboard.press('Control+2');
  await expect(focusedRow(page)).toHaveAttribute('data-row', '0');

  const sync = async (): Promise<void> => {
    await page.keyboard.press('F5');
    await page.getByRole('progressbar', { name: 'Sync' }).waitFor();
    await syncEnded(page);
  };
  await settled(page);
  const account = await goDown(page, 5);
  accounts.delete(await idOf(rows(page).nth(1)));
  await sync();
  await expect(focusedRow(page)).toHaveAttribute('data-row', '4');
  expect(await focusedRow(page).innerText()).toBe(account);
  // And it is the one that keys act on.
  const opened = await idOf(focusedRow(page));
  await page.keyboard.press('Enter');
  await expect(drawer(page)).toContainText(String(opened));
  // Beside the drawer there is no room for the ids.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'ID', exact: true })).toBeVisible();

  await page.keyboard.press('End');
  const last = Number(await focusedRow(page).getAttribute('data-row'));
  await expect(focusedRow(page)).not.toHaveAttribute('data-row', '4');
  accounts.delete(await idOf(focusedRow(page)));
  await sync();
  await expect(focusedRow(page)).toHaveAttribute('data-row', String(last - 1));
});

test('after a click on a row’s check box, the keys move from that row', async ({
  readDesk,
  open,
}) => {
  const { page } = await open(readDesk);
  await showProduction(page);
  const box = rows(page).nth(3).getByRole('checkbox');
  await box.click();
  await expect(box).toBeChecked();
  await page.keyboard.press(' ');
  await expect(box).not.toBeChecked();
  await page.keyboard.press('ArrowDown');
  await expect(focusedRow(page)).toHaveAttribute('data-row', '4');
  await rows(page).nth(3).getByRole('checkbox').click();
  await page.keyboard.press('/');
  await expect(page.getByLabel('Filter by text')).toBeFocused();
});

test('a shortcut that opens a dialog closes the palette, and digit keys work on every layout', async ({
  readDesk,
  open,
}) => {
  const { page } = await open(readDesk);
  await settled(page);
  const palette = page.getByPlaceholder('Find an instance');
  for (const key of ['Control+n', 'Control+e', 'Control+,']) {
    await page.keyboard.press('Control+k');
    await expect(palette).toBeFocused();
    await page.keyboard.press(key);
    await expect(palette).toHaveCount(0);
    await expect(dialog(page)).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  }
  // On a French keyboard this key alone writes “é”.
  await page.evaluate(() =>
    window.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'é', code: 'Digit2', ctrlKey: true, bubbles: true }),
    ),
  );
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Production');
});
