/** A run that is cut off, by killing Latchkey, is found again after a start, and what is left of it is made. */
import type { Page } from '@playwright/test';
import { chooseInMenu, ended } from './support/native';
import { dialog, filterBy, rows, showProduction } from './support/screen';
import { expect, test } from './support/test';

const changes = (page: Page, name: string) =>
  dialog(page).getByRole('region', { name }).getByRole('listitem');

test('a run that was cut off is shown with what is unknown, goes on with the rest, and repeats nothing', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await showProduction(page);
  await filterBy(page, 'landing bucket');
  for (const at of [0, 1, 2]) await rows(page).nth(at).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await dialog(page).getByLabel('New name').fill('{name} (checked)');
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  await expect(changes(page, 'Planned changes')).toHaveCount(3);
  const renames = () => instances.production.log.count({ route: 'accounts.rename' });
  instances.production.log.clear();
  instances.production.faults.add({
    kind: 'silent',
    route: 'accounts.rename',
    skip: 1,
    times: 1,
  });
  await dialog(page).getByRole('button', { name: 'Rename 3 accounts' }).click();
  await expect.poll(renames).toBe(2);
  const end = ended(app);
  app.process().kill('SIGKILL');
  await end.catch(() => undefined);

  const { app: again, page: later } = await open(filledDesk);
  await chooseInMenu(again, 'bulkRuns');
  const runs = dialog(later).getByRole('list', { name: 'Plans and runs' });
  await expect(runs).toContainText('1 not begun');
  await expect(runs).toContainText('1 unknown');
  await dialog(later).getByRole('button', { name: 'Show: Rename accounts' }).click();
  await dialog(later).getByRole('button', { name: 'Review the remaining 1 account' }).click();
  await expect(changes(later, 'Planned changes')).toHaveCount(1);
  await dialog(later).getByRole('button', { name: 'Rename 1 account' }).click();
  await expect(dialog(later).getByRole('button', { name: '2 done' })).toBeVisible();
  await expect(dialog(later).getByRole('button', { name: '1 unknown' })).toBeVisible();
  expect(renames()).toBe(3);
});
