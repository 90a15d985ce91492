/** Accounts of a baseline in other instances: chosen in the grid or in a comparison, shown write by write, and made. */
import type { Page } from '@playwright/test';
import type { Instance } from '../domo';
import { compareInstances, showProvider } from './support/comparison';
import { chooseInMenu } from './support/native';
import { dialog, filterBy, rows, showProduction } from './support/screen';
import { expect, test } from './support/test';

const STAGING = 'Kestrel Bay · Staging';
const DEVELOPMENT = 'Kestrel Bay · Development';
const PRODUCTION = 'Kestrel Bay · Production';

const planned = (page: Page) =>
  dialog(page).getByRole('region', { name: 'Planned changes' }).getByRole('listitem');
const showChanges = (page: Page) =>
  dialog(page).getByRole('button', { name: 'Show the changes' }).click();

/** A plain account of production whose name no other has there, nor any account elsewhere. */
function onlyOfItsName(production: Instance, others: readonly Instance[]) {
  const names = (instance: Instance): string[] =>
    [...instance.state.accounts.values()].map(({ displayName }) => displayName.toLowerCase());
  const taken = new Set(others.flatMap(names));
  const own = names(production);
  const found = [...production.state.accounts.values()].find(
    ({ closed, displayName, dataProviderType, secretManagerAccountId }) =>
      !closed &&
      dataProviderType === 'snowflake' &&
      secretManagerAccountId === null &&
      /^[\w ()·-]{8,40}$/u.test(displayName) &&
      !taken.has(displayName.toLowerCase()) &&
      own.filter((name) => name === displayName.toLowerCase()).length === 1,
  );
  if (!found) throw new Error('There is no such account.');
  return found;
}

test('a selected account goes to others: what is there is changed, what is missing is created with its secret', async ({
  filledDesk,
  standIn: { instances },
  open,
}, info) => {
  const { production, staging, development } = instances;
  const from = onlyOfItsName(production, [staging, development]);
  from.config['role'] = 'LEDGER_READER';
  const twin = { ...structuredClone(from), id: 990_001 };
  twin.config['role'] = 'OLD_READER';
  staging.state.accounts.set(twin.id, twin);
  const before = development.state.accounts.size;
  const { page } = await open(filledDesk);
  await showProduction(page);
  await filterBy(page, from.displayName);
  await rows(page)
    .filter({ hasText: String(from.id) })
    .first()
    .getByRole('checkbox')
    .check();
  await page.keyboard.press('Control+Shift+G');
  await expect(dialog(page).getByText('The baseline is the 1 selected account.')).toBeVisible();
  await expect(dialog(page).getByText('Choose an instance that gets them')).toBeVisible();
  await dialog(page).getByLabel(STAGING).check();
  await dialog(page).getByLabel(DEVELOPMENT).check();
  await page.screenshot({ path: info.outputPath('align-light.png') });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: info.outputPath('align-dark.png') });
  await showChanges(page);
  await expect(planned(page)).toHaveCount(2);
  const change = planned(page).filter({ hasText: STAGING });
  await expect(change).toContainText('OLD_READER');
  await expect(change).toContainText('LEDGER_READER');
  await expect(change).toContainText('as in Kestrel Bay · Production');
  await expect(planned(page).filter({ hasText: DEVELOPMENT })).toContainText(
    'a secret that you enter',
  );
  expect(twin.config['role']).toBe('OLD_READER');
  await page.screenshot({ path: info.outputPath('align-review-dark.png') });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.screenshot({ path: info.outputPath('align-review-light.png') });
  const secrets = dialog(page).getByRole('group', { name: 'Secrets of new accounts' });
  for (const field of await secrets.getByRole('textbox').or(secrets.locator('input')).all())
    await field.fill('made-up-value');
  await dialog(page).getByRole('button', { name: 'Align 2 accounts' }).click();
  await expect(dialog(page).getByRole('button', { name: '2 done' })).toBeVisible();
  await page.screenshot({ path: info.outputPath('align-results-light.png') });
  expect(twin.config['role']).toBe('LEDGER_READER');
  expect(development.state.accounts.size).toBe(before + 1);
  const [made] = [...development.state.accounts.values()].slice(-1);
  expect(made?.displayName).toBe(from.displayName);
  expect(made?.config['password']).toBe('made-up-value');
});

test('a comparison begins with its baseline and what differs, and an instance that is dead stops nothing', async ({
  filledDesk,
  standIn: { instances },
  open,
}, info) => {
  const { staging, development } = instances;
  const { page } = await open(filledDesk);
  await compareInstances(page);
  await showProvider(page, 'abstract-credential-store');
  await page.getByRole('button', { name: 'Align…' }).click();
  await expect(dialog(page).getByText('Choose the baseline')).toBeVisible();
  await dialog(page).getByRole('combobox', { name: 'Baseline' }).click();
  await page.getByRole('option', { name: PRODUCTION }).click();
  await expect(dialog(page).getByLabel(STAGING)).toBeChecked();
  await expect(dialog(page).getByLabel(PRODUCTION)).toHaveCount(0);
  await page.screenshot({ path: info.outputPath('align-comparison-light.png') });
  await staging.playUnknown('refused');
  await showChanges(page);
  await expect(dialog(page).getByText(/\d+ accounts in 1 instance will be written/u)).toBeVisible();
  await page.screenshot({ path: info.outputPath('align-dead-light.png') });
  await expect(planned(page).filter({ hasText: STAGING }).first()).toContainText(
    'will not be written',
  );
  await expect(planned(page).filter({ hasText: DEVELOPMENT }).first()).toBeVisible();
  expect(development.log.count({ route: 'accounts.create' })).toBe(0);
  await staging.playUnknown(null);
});

test('without a selection the form asks for the baseline, and says what it lacks', async ({
  filledDesk,
  open,
}, info) => {
  const { app, page } = await open(filledDesk);
  await chooseInMenu(app, 'align');
  await expect(dialog(page).getByText('Choose the baseline')).toBeVisible();
  await page.screenshot({ path: info.outputPath('align-empty-light.png') });
  await dialog(page).getByRole('combobox', { name: 'Baseline' }).click();
  await page.getByRole('option', { name: PRODUCTION }).click();
  await expect(dialog(page).getByText('Choose an instance that gets them')).toBeVisible();
  await dialog(page).getByLabel(STAGING).check();
  await dialog(page).getByLabel('Change accounts that are there').uncheck();
  await expect(dialog(page).getByText('Choose what is written')).toBeVisible();
});

test('a baseline of which the inventory may lack accounts is named in the form, and is an item of the plan', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  instances.production.faults.add({ kind: 'status', status: 403, route: 'accounts.list' });
  await filledDesk.cli(['sync', '--profile', PRODUCTION]);
  instances.production.faults.clear();
  const { app, page } = await open(filledDesk);
  await chooseInMenu(app, 'align');
  await dialog(page).getByRole('combobox', { name: 'Baseline' }).click();
  await page.getByRole('option', { name: STAGING }).click();
  const lacking = dialog(page).getByText(`${PRODUCTION} may have more accounts`);
  await expect(lacking).toHaveCount(0);
  await dialog(page).getByRole('combobox', { name: 'Baseline' }).click();
  await page.getByRole('option', { name: PRODUCTION }).click();
  await expect(lacking).toBeVisible();
  await dialog(page).getByLabel(DEVELOPMENT).check();
  await showChanges(page);
  const list = dialog(page).getByRole('region', { name: 'Planned changes' });
  const gap = planned(page).filter({ hasText: 'What the inventory lacks was not looked at.' });
  // It is the last one, and rows get their heights as they are drawn.
  await expect(async () => {
    await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect(gap).toBeVisible({ timeout: 1_000 });
  }).toPass();
});
