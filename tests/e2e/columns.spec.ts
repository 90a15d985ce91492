import type { Locator, Page } from '@playwright/test';
import { expectAccessibleWithPopup } from './support/axe';
import { resizeWindow } from './support/resize-window';
import { drawer, grid, rows, settled, showProduction } from './support/screen';
import { expect, test } from './support/test';

const head = (page: Page, name: string): Locator =>
  grid(page).getByRole('columnheader', { name, exact: true });

const titles = (page: Page): Promise<string[]> =>
  grid(page)
    .getByRole('columnheader')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));

const widthOf = async (page: Page, name: string): Promise<number> =>
  Math.round((await head(page, name).boundingBox())?.width ?? 0);

/** The place where a column's width can be dragged. */
async function edgeOf(page: Page, name: string): Promise<{ x: number; y: number }> {
  const box = await head(page, name).boundingBox();
  if (box === null) throw new Error('The column has no place on screen.');
  return { x: box.x + box.width + 4, y: box.y + 10 };
}

const scrollsSideways = (page: Page): Promise<boolean> =>
  grid(page).evaluate((element) => element.scrollWidth > element.clientWidth);

const defaultTitles = ['Selected', 'Name', 'Instance', 'Provider', 'State', 'Owner', 'Datasets'];
const lastTitles = ['Access', 'Modified', 'ID'];

/** Opens the menu of a column from its title, as the keyboard does. */
async function openColumnMenu(page: Page, name: string): Promise<void> {
  await head(page, name).getByRole('button').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('menuitem', { name: 'Wider' }).waitFor();
}

test('the grid never scrolls sideways, and in a small window the least important columns hide and the menu says so', async ({
  unopenedDesk,
  open,
}) => {
  const { app, page } = await open(unopenedDesk, { size: { width: 1200, height: 800 } });
  await settled(page);
  await expect.poll(() => titles(page)).toContain('Owner');
  expect(await scrollsSideways(page)).toBe(false);
  await showProduction(page);
  await expect.poll(() => titles(page)).toContain('ID');
  expect(await scrollsSideways(page)).toBe(false);
  await page
    .getByRole('button', { name: /^All instances/u })
    .first()
    .click();
  await expect.poll(() => titles(page)).toContain('Instance');

  await resizeWindow(app, page, { width: 1024, height: 700 });
  await expect.poll(() => titles(page)).not.toContain('Modified');
  expect(await scrollsSideways(page)).toBe(false);
  expect(await widthOf(page, 'Name')).toBeGreaterThanOrEqual(180);
  await page.getByRole('button', { name: 'Columns' }).click();
  const entry = page.getByRole('menuitemcheckbox', { name: /^ID/u });
  await expect(entry).toHaveAttribute('aria-checked', 'true');
  await expect(entry).toContainText('no room');
  await expect(page.getByRole('menuitemcheckbox', { name: 'State' })).not.toContainText('no room');
  await expectAccessibleWithPopup(page, 'the columns');
  await page.keyboard.press('Escape');

  await rows(page).nth(1).click();
  await drawer(page).waitFor();
  await expect.poll(() => scrollsSideways(page)).toBe(false);
  await expect.poll(() => titles(page)).toEqual(['Selected', 'Name', 'Instance']);
});

test('columns get another width, place and choice by pointer and by keys, for each kind of scope, until they are reset', async ({
  unopenedDesk,
  open,
}) => {
  const size = { width: 1440, height: 900 };
  const { app, page } = await open(unopenedDesk, { size });
  await settled(page);

  const owner = await widthOf(page, 'Owner');
  const edge = await edgeOf(page, 'Owner');
  await page.mouse.move(edge.x, edge.y);
  await page.mouse.down();
  await page.mouse.move(edge.x + 40, edge.y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => widthOf(page, 'Owner')).toBe(owner + 40);

  const instance = await edgeOf(page, 'Instance');
  const before = await widthOf(page, 'Instance');
  await page.mouse.dblclick(instance.x, instance.y);
  await expect.poll(() => widthOf(page, 'Instance')).not.toBe(before);
  const isCut = await rows(page)
    .locator('[data-column="instance"] .lk-cut')
    .evaluateAll((cells) => cells.some((cell) => cell.scrollWidth > cell.clientWidth));
  expect(isCut).toBe(false);

  await openColumnMenu(page, 'Provider');
  await expectAccessibleWithPopup(page, 'the menu of a column');
  const provider = await widthOf(page, 'Provider');
  await page.getByRole('menuitem', { name: 'Wider' }).click();
  await expect.poll(() => widthOf(page, 'Provider')).toBe(provider + 24);
  await page.getByRole('menuitem', { name: 'Move left' }).click();
  await expect
    .poll(() => titles(page))
    .toEqual([
      'Selected',
      'Name',
      'Provider',
      'Instance',
      ...defaultTitles.slice(4),
      ...lastTitles,
    ]);
  await page.keyboard.press('Escape');
  await expect(head(page, 'Provider').getByRole('button')).toBeFocused();
  await openColumnMenu(page, 'Modified');
  await page.getByRole('menuitem', { name: 'Hide' }).click();
  await expect(head(page, 'Modified')).toHaveCount(0);

  await head(page, 'ID').dragTo(head(page, 'State'));
  await expect
    .poll(async () => (await titles(page)).slice(3, 6))
    .toEqual(['Instance', 'ID', 'State']);

  // One instance is arranged by itself.
  await showProduction(page);
  expect(await titles(page)).toContain('Modified');
  await app.close();

  const again = await open(unopenedDesk, { size });
  await settled(again.page);
  await again.page
    .getByRole('button', { name: /^All instances/u })
    .first()
    .click();
  await expect(head(again.page, 'Instance')).toBeVisible();
  await expect(head(again.page, 'Modified')).toHaveCount(0);
  expect((await titles(again.page)).slice(1, 5)).toEqual(['Name', 'Provider', 'Instance', 'ID']);
  const kept = await again.page.evaluate(() =>
    localStorage.getItem('latchkey.columns.accounts.all'),
  );
  expect(Object.keys(JSON.parse(kept ?? '') as object)).toEqual(['order', 'hidden', 'widths']);

  await again.page.getByRole('button', { name: 'Columns' }).click();
  await again.page.getByRole('menuitemcheckbox', { name: 'Modified' }).click();
  await expect(head(again.page, 'Modified')).toBeVisible();
  await again.page.getByRole('menuitem', { name: 'Reset all columns' }).click();
  await expect.poll(() => titles(again.page)).toEqual([...defaultTitles, ...lastTitles]);
});
