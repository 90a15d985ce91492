/** Conditions of the filter bar, and views that are saved under a name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { temporaryFolder } from '../support/temporary-folder';
import { expectAccessible, expectAccessibleWithPopup } from './support/axe';
import { dialog, rows, settled, statusLine } from './support/screen';
import { expect, test } from './support/test';

const chips = (page: Page) => page.getByRole('list', { name: 'Filters that are set' });

async function addFilter(page: Page, choice: string): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('button', { name: choice, exact: true }).click();
}

/** The status line says `12 of 509 accounts`. */
async function countShown(page: Page): Promise<number> {
  const count = statusLine(page).getByText(/^\d+ of /u);
  return Number((await count.innerText()).split(' ')[0]);
}

test('filters are saved as a view, opened after a restart, and exported by the command line', async ({
  filledDesk,
  open,
}) => {
  const before = await open(filledDesk);
  const { page } = before;
  await settled(page);
  await addFilter(page, 'No dataset uses it');
  await settled(page);
  await addFilter(page, 'Owner…');
  await page.getByLabel('Owner’s name contains').fill('rafael');
  await page.keyboard.press('Enter');
  await expect(chips(page).getByRole('listitem')).toHaveText(['Owner: rafael', 'No dataset']);
  await expect(statusLine(page)).toContainText(/^\d+ of /u);
  const byId = { name: 'ID', exact: true } as const;
  await page.getByRole('columnheader', byId).getByRole('button').click();
  await settled(page);
  const shown = await countShown(page);
  const first = await rows(page).first().innerText();
  await page.getByRole('button', { name: 'Views' }).click();
  await expect(page.getByText('No saved views yet')).toBeVisible();
  await page.getByRole('menuitem', { name: 'Save as view…' }).click();
  await dialog(page).getByLabel('Name').fill('Unused of Rafael');
  await expectAccessible(page, 'save a view');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await before.app.close();

  const { page: after } = await open(filledDesk);
  await settled(after);
  await expect(chips(after)).toHaveCount(0);
  await after.getByRole('button', { name: 'Views' }).click();
  await expectAccessibleWithPopup(after, 'the menu of views');
  await after.getByRole('menuitem', { name: 'Unused of Rafael' }).click();
  await expect(chips(after).getByRole('listitem')).toHaveText(['Owner: rafael', 'No dataset']);
  await settled(after);
  expect(await countShown(after)).toBe(shown);
  const header = after.getByRole('columnheader', byId);
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  expect(await rows(after).first().innerText()).toBe(first);
  await expectAccessible(after, 'filter chips');
  await chips(after).getByRole('button', { name: 'Remove filter: No dataset' }).click();
  await expect(chips(after).getByRole('listitem')).toHaveText(['Owner: rafael']);
  await after.getByRole('button', { name: 'Clear filters' }).click();
  await expect(chips(after)).toHaveCount(0);

  const out = join(temporaryFolder('views'), 'view.csv');
  const args = ['export', 'accounts', '--view', 'unused of rafael', '--out', out];
  expect(await filledDesk.cli(args)).toMatchObject({ code: 0, stderr: '' });
  expect(parse(readFileSync(out), { bom: true, columns: true })).toHaveLength(shown);
});

test('a view is renamed, replaced and deleted, and says that its instance is gone', async ({
  filledDesk,
  open,
}) => {
  const { page } = await open(filledDesk);
  await page.keyboard.press('Control+1');
  await settled(page);
  const save = async (name: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByLabel('Find an instance').fill('save as view');
    await page.getByText('Save as view…').click();
    await dialog(page).getByLabel('Name').fill(name);
    await page.keyboard.press('Enter');
  };
  await save('First');
  await expect(dialog(page)).toHaveCount(0);
  await save('FIRST');
  await expect(dialog(page)).toContainText('A view called "FIRST" exists already.');
  await dialog(page).getByRole('button', { name: 'Replace' }).click();
  await expect(dialog(page)).toHaveCount(0);

  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Manage views…' }).click();
  await dialog(page).getByRole('button', { name: 'Rename FIRST' }).click();
  await dialog(page).getByLabel('New name of FIRST').fill('Second');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('button', { name: 'Second', exact: true })).toBeVisible();
  await expectAccessible(page, 'the dialog of views');
  await page.keyboard.press('Escape');

  await page.evaluate(async () => {
    const call = (operation: string, request: unknown) =>
      window.latchkey.call({ callId: operation, operation, request });
    const { value } = (await call('views.list', {})) as {
      value: { views: { filter: { profileIds: string[] } }[] };
    };
    await call('profile.remove', { profileId: value.views[0]?.filter.profileIds[0] });
  });
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Second' }).click();
  await expect(
    page.getByText(/which Latchkey no longer has; all instances are shown/u),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Manage views…' }).click();
  await dialog(page).getByRole('button', { name: 'Delete Second' }).click();
  await expect(dialog(page)).toContainText('No saved views yet.');
});
