/** Accounts picked in the grid and put side by side. */
import type { Locator, Page } from '@playwright/test';
import { rows, settled, showProduction } from './support/screen';
import { expect, test } from './support/test';

const matrix = (page: Page): Locator => page.getByRole('grid', { name: 'Accounts side by side' });

/** Picks the first account of the instance on screen whose words fit, with the keyboard alone. */
async function pick(page: Page, words: string): Promise<void> {
  await page.getByLabel('Filter by text').fill(words);
  const row = rows(page).filter({ hasText: words }).first();
  await row.waitFor();
  await page.locator('[data-row][tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press(' ');
  await page.getByLabel('Filter by text').fill('');
  await settled(page);
}

/** Two accounts of a provider whose secrets Domo masks, of two instances. */
async function compareTwo(page: Page): Promise<void> {
  await showProduction(page);
  await pick(page, 'Sales Snowflake key pair');
  await page.keyboard.press('Control+3');
  await settled(page);
  await pick(page, 'Snowflake');
  const line = page.getByRole('group', { name: 'Picked to compare' });
  await expect(line).toContainText('2 picked');
  await line.getByRole('button', { name: 'Compare' }).click();
  await matrix(page).waitFor();
}

test('two accounts picked with the keyboard stand side by side, and nothing hidden is called the same', async ({
  filledDesk,
  open,
}) => {
  const { page } = await open(filledDesk);
  await compareTwo(page);
  for (const section of ['Configuration', 'Account']) {
    await expect(matrix(page).getByRole('rowheader', { name: section, exact: true })).toBeVisible();
  }
  const hidden = matrix(page).getByRole('gridcell').filter({ hasText: 'hidden by Domo' });
  await expect(hidden.first()).toBeVisible();
  for (const text of await hidden.allTextContents()) expect(text).not.toContain('same');
  await expect(page.getByText(/\d+ differs? · \d+ cannot be known/u)).toBeVisible();
});

test('n and p go from difference to difference; a baseline is chosen; Enter shows a row in full', async ({
  filledDesk,
  open,
}) => {
  const { page } = await open(filledDesk);
  await compareTwo(page);
  await page.keyboard.press('n');
  const place = (): Promise<string | undefined> =>
    page.evaluate(() => {
      const { activeElement } = document;
      return activeElement instanceof HTMLElement ? activeElement.dataset['place'] : undefined;
    });
  const first = await place();
  expect(first).toBeDefined();
  await page.keyboard.press('n');
  expect(await place()).not.toBe(first);
  await page.keyboard.press('p');
  expect(await place()).toBe(first);

  await page.getByRole('combobox', { name: 'Baseline' }).click();
  await page
    .getByRole('option', { name: /^Baseline: / })
    .first()
    .click();
  await expect(matrix(page).getByRole('columnheader').nth(1)).toContainText('baseline');

  await page.locator('[data-place][tabindex="0"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Row details' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: 'Row details' })).toHaveCount(0);
});
