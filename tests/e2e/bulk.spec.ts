/** Changes to many accounts in the window: selection, plan, run, results, and taking names back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { temporaryFolder } from '../support/temporary-folder';
import { chooseInMenu } from './support/native';
import {
  answerSaveDialog,
  dialog,
  filterBy,
  rows,
  showProduction,
  statusLine,
} from './support/screen';
import { expect, test } from './support/test';

const LABEL = 'Kestrel Bay · Production';

/** A window with the first three landing buckets of Production selected. */
async function openWithThree<W extends { page: Page }>(open: () => Promise<W>): Promise<W> {
  const opened = await open();
  const { page } = opened;
  await showProduction(page);
  await filterBy(page, 'landing bucket');
  for (const at of [0, 1, 2]) await rows(page).nth(at).getByRole('checkbox').check();
  await expect(page.getByText('3 selected')).toBeVisible();
  return opened;
}

const openChange = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
};

const list = (page: Page, name: string) =>
  dialog(page).getByRole('region', { name }).getByRole('listitem');

test('selected accounts are renamed after every change was shown, and get their names back', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { app, page } = await openWithThree(() => open(filledDesk));
  instances.production.log.clear();
  await openChange(page, 'Rename…');
  await dialog(page).getByLabel('New name').fill('{name} (checked)');
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  await expect(list(page, 'Planned changes')).toHaveCount(3);
  await expect(list(page, 'Planned changes').first()).toContainText(/Name: .*→.*\(checked\)/u);
  expect(instances.production.log.count({ route: 'accounts.rename' })).toBe(0);

  await dialog(page).getByRole('button', { name: 'Rename 3 accounts' }).click();
  await expect(dialog(page).getByRole('button', { name: '3 done' })).toBeVisible();
  expect(instances.production.log.count({ route: 'accounts.rename' })).toBe(3);

  const file = join(temporaryFolder('bulk'), 'results.csv');
  await answerSaveDialog(app, file);
  await dialog(page).getByRole('button', { name: 'Export as CSV…' }).click();
  await expect(dialog(page).getByText('3 rows')).toBeVisible();
  expect(readFileSync(file, 'utf8')).toContain('(checked),done,');

  await dialog(page).getByRole('button', { name: 'Restore the old names…' }).click();
  await expect(list(page, 'Planned changes')).toHaveCount(3);
  await dialog(page).getByRole('button', { name: 'Restore 3 names' }).click();
  await expect(dialog(page).getByRole('button', { name: '3 done' })).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Done', exact: true }).click();
  await expect(statusLine(page)).toContainText('Restore names: 3 done');

  await chooseInMenu(app, 'bulkRuns');
  await expect(dialog(page).getByRole('list', { name: 'Plans and runs' })).toContainText(
    'Rename accounts',
  );
});

test('deleting wants the label, skips what changed since, and the rest can be made later', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { page } = await openWithThree(() => open(filledDesk));
  await rows(page).first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Delete all 3 selected…' }).click();
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  await expect(list(page, 'Planned changes').first()).toContainText('that was not checked');
  const remove = dialog(page).getByRole('button', { name: 'Delete 3 accounts' });
  await expect(remove).toBeDisabled();
  await dialog(page).getByLabel(`Type “${LABEL}” to confirm`).fill(LABEL);
  await dialog(page).getByLabel('Begin no other write after one that fails or is unknown').check();
  instances.production.faults.add({
    kind: 'status',
    status: 403,
    route: 'accounts.delete',
    times: 1,
  });
  await remove.click();
  await expect(dialog(page).getByRole('button', { name: '1 refused' })).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Review the remaining 2 accounts' }).click();
  await dialog(page).getByLabel(`Type “${LABEL}” to confirm`).fill(LABEL);
  await dialog(page).getByRole('button', { name: 'Delete 2 accounts' }).click();
  await expect(dialog(page).getByRole('button', { name: '2 done' })).toBeVisible();
  expect(instances.production.log.count({ route: 'accounts.delete' })).toBe(3);
});

test('access for many accounts is planned by e-mail address, and who is not found is said', async ({
  filledDesk,
  open,
}) => {
  const { page } = await openWithThree(() => open(filledDesk));
  await openChange(page, 'Change access…');
  await dialog(page).getByLabel('E-mail address').fill('nobody@example.com');
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  await expect(list(page, 'Planned changes').first()).toContainText('nobody@example.com was found');
  await expect(dialog(page).getByText('There is nothing to write')).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Back' }).click();
  await expect(dialog(page).getByLabel('E-mail address')).toBeVisible();
});

test('a selection is exported as it is, whatever the filters are', async ({ filledDesk, open }) => {
  const { app, page } = await openWithThree(() => open(filledDesk));
  await filterBy(page, '');
  await page
    .getByRole('group', { name: 'Selected accounts' })
    .getByRole('button', { name: 'Export' })
    .click();
  await expect(dialog(page).getByText('3 selected accounts')).toBeVisible();
  const file = join(temporaryFolder('bulk'), 'selection.csv');
  await answerSaveDialog(app, file);
  await dialog(page).getByRole('button', { name: 'Save 3 rows…' }).click();
  await expect(dialog(page).getByRole('status').filter({ hasText: 'written to' })).toBeVisible();
  expect(readFileSync(file, 'utf8').trim().split('\r\n')).toHaveLength(4);
});

test('a new secret is typed twice after the plan, and each result says whether it was tested', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { page } = await openWithThree(() => open(filledDesk));
  instances.production.log.clear();
  await openChange(page, 'Change a secret…');
  await expect(dialog(page).getByRole('checkbox', { name: 'secretKey' })).toBeChecked();
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  await expect(list(page, 'Planned changes').first()).toContainText('a new secret');
  const write = dialog(page).getByRole('button', { name: 'Write the secret to 3 accounts' });
  await expect(write).toBeDisabled();
  await dialog(page).getByLabel('New value of secretKey', { exact: true }).fill('made-up-value');
  await dialog(page).getByLabel('New value of secretKey, once more').fill('made-up-valu');
  await expect(dialog(page).getByText('This is not the same')).toBeVisible();
  await dialog(page).getByLabel('New value of secretKey, once more').fill('made-up-value');
  await dialog(page).getByLabel(`Type “${LABEL}” to confirm`).fill(LABEL);
  await write.click();
  await expect(dialog(page).getByRole('button', { name: '3 done' })).toBeVisible();
  await expect(list(page, 'Results').first()).toContainText(/tested/iu);
  expect(instances.production.log.count({ route: 'accounts.updateConfig' })).toBe(3);
});
