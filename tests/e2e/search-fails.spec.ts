/** What is on screen when the question about it could not be answered. */
import { holdBack, letFail } from './support/failing';
import { grid, rows, settled, showProduction } from './support/screen';
import { expect, test } from './support/test';

test('a search that fails removes the rows of the previous search, and can be retried', async ({
  filledDesk,
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await page.keyboard.press('Control+3');
  await settled(page);
  const mend = await letFail(app, 'inventory.search');
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Production');
  await expect(page.getByRole('alert').filter({ hasText: 'The store is closed.' })).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
  await mend();
  await page.getByRole('button', { name: 'Retry' }).click();
  await settled(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a page of rows that cannot be read shows a notice above the grid, and can be retried', async ({
  readDesk,
  open,
}) => {
  const { app, page } = await open(readDesk);
  await page.keyboard.press('Control+0');
  await settled(page);
  const mend = await letFail(app, 'inventory.search');
  await page.locator('[data-row][tabindex="0"]').focus();
  await page.keyboard.press('End');
  const told = page.getByRole('alert').filter({ hasText: 'The store is closed.' });
  await expect(told).toBeVisible();
  await expect(grid(page)).toBeVisible();
  await expect(page.locator('[data-row]:focus[aria-busy="true"]').first()).toBeVisible();
  const again = told.getByRole('button', { name: 'Retry' });
  // The notice takes room from the grid, which asks for what it shows then once more: that is over when nothing moves.
  await again.click({ trial: true });
  await mend();
  await again.click();
  await expect(page.locator('[data-row]:focus[aria-busy="true"]')).toHaveCount(0);
  await expect(told).toHaveCount(0);
});

test('rows of the previous search are dimmed until the next answer', async ({ readDesk, open }) => {
  const { app, page } = await open(readDesk);
  await showProduction(page);
  const release = await holdBack(app, 'inventory.search');
  await page.keyboard.press('Control+3');
  await expect(grid(page)).toHaveAttribute('data-outdated', 'true');
  await expect(grid(page).locator('[data-grid-body]')).toHaveCSS('opacity', '0.45');
  await release();
  await settled(page);
  await expect(grid(page)).not.toHaveAttribute('data-outdated', 'true');
  await expect(grid(page).locator('[data-grid-body]')).toHaveCSS('opacity', '1');
});
