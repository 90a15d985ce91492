/** What the window offers after a sync in which an instance failed. */
import { expectAccessible } from './support/axe';
import { dialog, settled, syncAll } from './support/screen';
import { expect, test } from './support/test';

const refused = { kind: 'status', status: 401 } as const;

test('a failure has its way out in place, and a notice that lasts until it is dismissed', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { page } = await open(filledDesk);
  await settled(page);
  standIn.instances.staging.faults.add(refused);
  await syncAll(page);

  const notice = page.getByRole('status', { name: 'Failed instances' });
  await expect(notice).toContainText('1 of 3 instances failed');
  await notice.locator('summary').click();
  await expectAccessible(page, 'notice of failed instances');
  await notice.getByRole('button', { name: 'Replace token…' }).click();
  await expect(dialog(page)).toContainText('Replace');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Details' }).click();
  const ways = dialog(page).getByRole('group', {
    name: /^What to do about Kestrel Bay · Staging/u,
  });
  await expect(ways.getByRole('button', { name: 'Replace token…' })).toBeVisible();
  await expectAccessible(page, 'results with ways out');
  standIn.instances.staging.faults.clear();
  await ways.getByRole('button', { name: 'Retry', exact: true }).click();
  await expect(page.getByText(/Sync: 3 instances read/u)).toBeVisible();
  await expect(notice).toHaveCount(0);

  // Dismissed, it comes back with the next failure only.
  standIn.instances.staging.faults.add(refused);
  await syncAll(page);
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
  await page.keyboard.press('Control+2');
  await page.keyboard.press('Control+0');
  await expect(notice).toHaveCount(0);
  await syncAll(page);
  await expect(notice).toBeVisible();
});
