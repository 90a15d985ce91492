/** Going through the window without a mouse: regions, bars of buttons, the filter and the grid. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { accountsMatrix, compareTwo } from './support/comparison';
import { drawer, rows, settled, showProduction, statusLine } from './support/screen';
import { expect, test } from './support/test';

const focused = (page: Page) => page.locator(':focus');
const rail = (page: Page) => page.getByRole('navigation', { name: 'Instances' });
const filters = (page: Page) => page.getByRole('search', { name: 'Filters' });

test('F6 goes through rail, title bar, filters, grid, drawer and status line, and Shift+F6 goes back', async ({
  readDesk,
  open,
}) => {
  const { page } = await open(readDesk);
  await showProduction(page);
  await rows(page).nth(1).click();
  await drawer(page).getByRole('button', { name: 'Refresh' }).waitFor();
  const row = page.locator('[data-row]:focus');
  const stops = [
    rail(page).locator(':focus'),
    page.locator('main header').first().locator(':focus'),
    filters(page).getByLabel('Filter by text'),
    row,
    drawer(page).locator(':focus'),
    statusLine(page).locator(':focus'),
  ];
  await page.locator('[data-row][tabindex="0"]').focus();
  for (const at of [4, 5, 0, 1, 2, 3]) {
    await page.keyboard.press('F6');
    await expect(stops[at] ?? row, `F6 to ${at}`).toBeFocused();
  }
  for (const at of [2, 1, 0, 5, 4, 3]) {
    await page.keyboard.press('Shift+F6');
    await expect(stops[at] ?? row, `Shift+F6 to ${at}`).toBeFocused();
  }
  await expectAccessible(page, 'the window after a round through its regions');
});

test('the rail and the bars of buttons are one tab stop each, and arrow keys move in them', async ({
  readDesk,
  open,
}) => {
  const { page } = await open(readDesk);
  await showProduction(page);
  for (const bar of [rail(page), page.locator('main header').first()]) {
    await expect(
      // A text input keeps its own stop: arrow keys move in its text.
      bar.locator(
        'button:not(:disabled):not([tabindex="-1"]), input[type="radio"]:not([tabindex="-1"])',
      ),
    ).toHaveCount(1);
  }
  await page.locator('[data-row][tabindex="0"]').focus();
  await page.keyboard.press('Shift+F6');
  // Back over the other filters, which are one stop, to the title bar and to the rail.
  for (const region of [filters(page), page.locator('main header').first(), rail(page)]) {
    await page.keyboard.press('Shift+Tab');
    await expect(region.locator(':focus')).toHaveCount(1);
  }
  // The edge that changes the width of the rail is a stop of its own.
  await expect(focused(page)).toHaveRole('separator');
  await page.keyboard.press('Shift+Tab');
  await expect(focused(page)).toContainText('token works');
  await page.keyboard.press('ArrowUp');
  await expect(focused(page)).not.toContainText('token works');
  await page.keyboard.press('ArrowRight');
  await expect(focused(page)).toHaveAccessibleName(/^Actions for /u);
  await page.keyboard.press('End');
  await expect(focused(page)).toContainText('Settings');
  await page.keyboard.press('Home');
  await expect(focused(page)).toHaveAccessibleName('Fold the list of instances');
  await page.locator('main header').getByRole('button', { name: 'New account…' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(focused(page)).toHaveText('Export…');
});

test('Ctrl+F goes to the filter, Enter and ArrowDown go on to the rows', async ({
  readDesk,
  open,
}) => {
  const { page } = await open(readDesk);
  await showProduction(page);
  for (const key of ['Enter', 'ArrowDown']) {
    await page.keyboard.press('Control+f');
    await expect(page.getByLabel('Filter by text')).toBeFocused();
    await page.keyboard.press(key);
    await expect(page.locator('[data-row]:focus')).toHaveCount(1);
  }
});

test('closing a comparison returns the focus to the grid', async ({ readDesk, open }) => {
  const { page } = await open(readDesk);
  await settled(page);
  await compareTwo(page);
  await expect(accountsMatrix(page).locator('[data-cell]:focus')).toHaveCount(1);
  await page.keyboard.press('Control+Shift+c');
  await expect(page.locator('[data-row]:focus')).toHaveCount(1);
  await page.keyboard.press('Control+Shift+c');
  await page.getByRole('button', { name: 'Back', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('F2 renames, Delete asks, Shift+F10 opens the menu of the row, and Alt+Left goes back', async ({
  filledDesk,
  open,
}) => {
  const { page } = await open(filledDesk);
  await showProduction(page);
  await page.locator('[data-row][tabindex="0"]').focus();
  for (const [key, title] of [
    ['F2', /^Rename/u],
    ['Delete', /^Delete/u],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.locator('[data-row]:focus')).toHaveCount(1);
  }
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: /^Rename…/u })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(page.locator('[data-row]:focus')).toHaveCount(1);
  await rows(page).nth(3).click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Select to compare/u }).click();
  await expect(page.getByRole('group', { name: 'Selected accounts' })).toContainText('1 selected');

  await page.keyboard.press('Control+0');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All instances');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Production');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All instances');
});

test('Shift+ArrowDown, Shift+click, Ctrl+click and Ctrl+A select rows, and only Compare has a maximum', async ({
  readDesk,
  open,
}) => {
  const { page } = await open(readDesk);
  await showProduction(page);
  const bar = page.getByRole('group', { name: 'Selected accounts' });
  await page.locator('[data-row][tabindex="0"]').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar).toContainText('3 selected');
  await rows(page)
    .nth(5)
    .click({ modifiers: ['Shift'] });
  await expect(bar).toContainText('6 selected');
  await rows(page)
    .nth(0)
    .click({ modifiers: ['Control'] });
  await expect(bar).toContainText('5 selected');
  await expect(drawer(page)).toHaveCount(0);
  await page.keyboard.press('Control+a');
  await expect(bar).toContainText('Compare takes at most 12');
  await expect(bar.getByRole('button', { name: 'Compare' })).toBeDisabled();
});
