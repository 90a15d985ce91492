/** Accounts that the list lacks: their mark in the grid and the drawer, and what rail and sync result say. */
import { expect, test } from './support/test';
import { dialog, rows, settled, syncAll } from './support/screen';

test('an account that only the search returned is marked in the grid and in the drawer', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { page } = await open(filledDesk);
  await settled(page);
  standIn.instances.production.modes.accountList = 'shared';
  standIn.instances.staging.modes.search = 'short';
  expect(await syncAll(page)).toContain('1 instance partly read');

  await page.getByRole('button', { name: 'Details' }).click();
  const results = dialog(page).getByRole('listitem');
  await expect(results.filter({ hasText: 'Kestrel Bay · Production' }).first()).toContainText(
    /\d+ seen by search alone/u,
  );
  await expect(results.filter({ hasText: 'Kestrel Bay · Staging' }).first()).toContainText(
    /only \d+ of \d+ accounts of the search were read/u,
  );
  await dialog(page).getByRole('button', { name: 'Close' }).click();

  const rail = page.getByRole('navigation', { name: 'Instances' });
  await expect(rail.getByText('not all seen')).toHaveCount(1);
  const marked = rows(page).filter({ hasText: 'by search' }).first();
  await marked.click();
  const drawer = page.getByRole('complementary', { name: 'Account' });
  await expect(drawer).toContainText('Seen by search alone: not shared with you');
});
