/** What is compared can be read and used by everybody, in light and dark. */
import { expectAccessible, expectAccessibleWithPopup } from './support/axe';
import {
  accountsMatrix,
  compareInstances,
  details,
  matrix,
  pickedLine,
} from './support/comparison';
import { dialog, rows, settled, showProduction } from './support/screen';
import { expect, test } from './support/test';

test('the comparison of accounts is accessible', async ({ filledDesk, open }) => {
  const { page } = await open(filledDesk);
  await showProduction(page);
  for (const place of [0, 1]) await rows(page).nth(place).getByRole('checkbox').check();
  await settled(page);
  await expectAccessible(page, 'picked');
  await pickedLine(page).getByRole('button', { name: 'Compare' }).click();
  await accountsMatrix(page).waitFor();
  await expect(accountsMatrix(page).locator('[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await expectAccessible(page, 'details');
});

test('the comparison of instances, then and now, and About are accessible', async ({
  filledDesk,
  open,
}) => {
  const { page } = await open(filledDesk);
  await page.keyboard.press('Control+Shift+C');
  await page.getByRole('heading', { name: 'Compare' }).first().waitFor();
  await expectAccessible(page, 'the choice of what to compare');
  await compareInstances(page);
  await expect(matrix(page).locator('[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('n');
  if ((await details(page).count()) === 0) await page.keyboard.press(' ');
  await expectAccessible(page, 'details');
  await page.getByRole('button', { name: 'Matching' }).click();
  await expectAccessibleWithPopup(page, 'the rule');
  await page.keyboard.press('Escape');

  await showProduction(page);
  await page.getByRole('button', { name: /^Actions for Kestrel.*Production/u }).click();
  await page.getByRole('menuitem', { name: 'Compare then and now' }).click();
  await page.getByRole('heading', { name: 'No known changes' }).waitFor();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expectAccessible(page, 'then and now');

  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find an instance').fill('about latchkey');
  await page.getByRole('option', { name: /^About Latchkey/u }).waitFor();
  await expectAccessible(page, 'the palette');
  await page.getByRole('option', { name: /^About Latchkey/u }).click();
  await dialog(page).getByText('Chromium').waitFor();
  await expectAccessible(page, 'About');
});
