/** Secrets that Domo hides are compared by what Latchkey wrote, until anything says that they may have been changed. */
import type { Page } from '@playwright/test';
import {
  accountsMatrix,
  cellsOf,
  compareInstances,
  compareTwo,
  details,
  expect,
  readAgain,
  showProvider,
  test,
} from './support/comparison';
import { choose, fillSnowflake, showAccount } from './support/forms';
import { dialog, drawer, settled } from './support/screen';

const NAME = 'Loader of tents';
const SECRET = 'canary-same-password';

async function createIn(page: Page, instanceKey: string): Promise<void> {
  await page.keyboard.press(instanceKey);
  await settled(page);
  await page.getByRole('button', { name: 'New account…' }).click();
  await fillSnowflake(dialog(page), NAME, SECRET);
  await dialog(page).getByRole('button', { name: 'Create account' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(drawer(page).getByRole('heading', { level: 2 })).toHaveText(NAME);
  await drawer(page).getByRole('button', { name: 'Close' }).click();
  await expect(drawer(page)).toBeHidden();
}

const passwordCells = (page: Page) =>
  accountsMatrix(page)
    .getByRole('row')
    .filter({ has: page.locator('[role="rowheader"] [title="password"]') })
    .getByRole('gridcell');

test('two secrets that Latchkey wrote are the same as written, until Domo has another time for one', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { page, printed } = await open(filledDesk);
  const { production, staging } = standIn.instances;
  const createdIn = ({ state }: typeof production) => {
    const created = [...state.accounts.values()].find(({ displayName }) => displayName === NAME);
    if (created === undefined) throw new Error('It was not created.');
    return created;
  };
  await createIn(page, 'Control+2');
  await createIn(page, 'Control+3');
  for (const instance of [production, staging]) createdIn(instance).readable = false;

  await compareTwo(page, NAME, NAME);
  await readAgain(page);
  await expect(passwordCells(page)).toHaveText([
    /^A as written on /u,
    /^A as written on .*≈, same as written$/u,
  ]);
  await expect(page.getByText('≈ As written 1')).toBeVisible();
  await passwordCells(page).nth(1).dblclick();
  await expect(page.getByRole('region', { name: 'Values' })).toContainText(
    'Domo hides it; nobody is known to have changed it since. This is no proof',
  );

  await compareInstances(page);
  await showProvider(page, 'snowflake');
  await expect(cellsOf(page, NAME)).toHaveText([
    /missing/u,
    /same as written/u,
    /same as written/u,
  ]);
  await cellsOf(page, NAME).nth(2).click();
  if ((await details(page).count()) === 0) await page.keyboard.press(' ');
  await expect(details(page)).toContainText('the same as Latchkey wrote');
  await details(page).getByRole('button', { name: 'Compare 2 accounts' }).click();
  await accountsMatrix(page).waitFor();

  // As somebody does it in Domo itself.
  const changed = createdIn(staging);
  changed.config['password'] = 'canary-another-password';
  changed.modifiedAt = (changed.modifiedAt ?? 0) + 60_000;
  await readAgain(page);
  await expect(passwordCells(page).nth(0)).toHaveText(/as written on /u);
  await expect(passwordCells(page).nth(1)).toHaveText(/may have been changed since/u);
  await expect(page.getByText(/^Unknown [1-9]/u)).toBeVisible();
  await page.keyboard.press('Control+3');
  await settled(page);
  await showAccount(page, NAME);
  await drawer(page).getByRole('tab', { name: 'Configuration' }).click();
  await expect(drawer(page)).toContainText('it may have been changed since');
  expect(printed()).not.toContain('canary-');
});

test('an account that Latchkey changed shows in its drawer what is known of its secret', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { page } = await open(filledDesk);
  await createIn(page, 'Control+2');
  const { state } = standIn.instances.production;
  const created = [...state.accounts.values()].find(({ displayName }) => displayName === NAME);
  if (created) created.readable = false;
  await showAccount(page, NAME);
  await drawer(page).getByRole('tab', { name: 'Configuration' }).click();
  await choose(page, 'Edit configuration…');
  await dialog(page)
    .getByLabel(/^Password/u)
    .and(page.locator('input'))
    .fill('canary-new-password');
  await dialog(page).getByRole('button', { name: 'Review' }).click();
  await dialog(page).getByRole('button', { name: 'Save 1 field' }).click();
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(drawer(page)).toContainText(
    'nobody is known to have changed it since, which is no proof',
  );
});
