/** What to compare: chosen anew, saved under a name, opened again, forgotten; and that everybody can use it. */
import { violations } from './support/axe';
import { compareInstances, counted, matrix } from './support/comparison';
import { rows, settled, showProduction } from './support/screen';
import { expect, test } from './support/test';

test('a comparison is saved under a name, opened after a restart, and forgotten', async ({
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
  await before.page.getByLabel('Name').fill('All three');
  await before.page.keyboard.press('Enter');
  await expect(before.page.getByText('Saved as “All three”')).toBeVisible();
  await before.app.close();

  const { page } = await open(filledDesk);
  await page.keyboard.press('Control+Shift+C');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /^All three/u }).click();
  await matrix(page).waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Forget All three' }).click();
  await expect(page.getByRole('button', { name: /^All three/u })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: /^All three/u })).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`accounts side by side are accessible (${scheme})`, async ({ filledDesk, open }) => {
    const { page } = await open(filledDesk, { scheme });
    await showProduction(page);
    for (const place of [0, 1]) await rows(page).nth(place).getByRole('checkbox').check();
    await settled(page);
    expect(await violations(page), 'picked').toEqual([]);
    await page
      .getByRole('group', { name: 'Picked to compare' })
      .getByRole('button', { name: 'Compare' })
      .click();
    const accounts = page.getByRole('grid', { name: 'Accounts side by side' });
    await accounts.waitFor();
    await expect(accounts.locator('[tabindex="0"]')).toHaveCount(1);
    await page.keyboard.press('n');
    await page.keyboard.press('Enter');
    expect(await violations(page), 'details').toEqual([]);
  });
}
