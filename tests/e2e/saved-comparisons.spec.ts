/** What to compare: chosen, saved under a name, opened again, removed. */
import { expectAccessible } from './support/axe';
import { compareInstances, counted, matrix } from './support/comparison';
import { expect, test } from './support/test';

test('a comparison is saved under a name, opened after a restart, and deleted', async ({
  filledDesk,
  open,
}) => {
  const before = await open(filledDesk);
  await compareInstances(before.page);
  await before.page
    .getByText(/^Differences/u)
    .first()
    .click();
  await counted(before.page);
  await before.page.getByRole('button', { name: 'Save…' }).click();
  await before.page.getByRole('textbox', { name: 'Name' }).fill('All three');
  await before.page.keyboard.press('Enter');
  await expect(before.page.getByText('Saved as “All three”')).toBeVisible();
  await before.app.close();

  const { page } = await open(filledDesk);
  await page.keyboard.press('Control+Shift+C');
  await page.getByRole('heading', { name: 'Compare', exact: true }).waitFor();
  await expectAccessible(page, 'saved comparisons');
  await page.getByRole('button', { name: /^All three/u }).click();
  await matrix(page).waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Remove All three' }).click();
  await expect(page.getByRole('button', { name: /^All three/u })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: /^All three/u })).toBeVisible();
});
