/** Publishing from the window: preview, confirmation, progress, result, and what is said when Domo refuses. */
import type { Page } from '@playwright/test';
import { chooseInMenu } from './support/native';
import { dialog, showProduction } from './support/screen';
import { expect, test } from './support/test';

const LABEL = 'Kestrel Bay · Production';

const send = (page: Page) => dialog(page).getByRole('button', { name: /^Publish [\d,]+ rows/u });
const results = (page: Page) =>
  dialog(page).getByRole('list', { name: 'Results' }).getByRole('listitem');

test('tables are previewed, published after the label was typed, and linked', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await showProduction(page);
  instances.production.log.clear();
  await chooseInMenu(app, 'publish');
  await expect(dialog(page).getByLabel('Instance that gets the DataSets')).toContainText(LABEL);
  await expect(dialog(page).getByRole('checkbox', { name: 'Accounts' })).toBeChecked();
  await expect(
    dialog(page)
      .getByText(/\d+ rows, \d+ KB, in a new DataSet/u)
      .first(),
  ).toBeVisible();
  await expect(
    dialog(page).getByRole('columnheader', { name: 'Account_Id STRING', exact: true }),
  ).toBeVisible();
  await expect(send(page)).toBeDisabled();
  expect(instances.production.log.count({ route: 'datasets.create' })).toBe(0);

  await dialog(page).getByLabel(`Type “${LABEL}” to confirm`).fill(LABEL);
  await send(page).click();
  await expect(results(page).first()).toContainText(
    /Accounts\s*published\s*[\d,]+ rows, new DataSet/u,
  );
  await expect(results(page).last()).toContainText(/Instances\s*published/u);
  const [accounts] = instances.production.state.published.values();
  expect(accounts).toMatchObject({ name: 'Latchkey accounts', commits: 1 });
  await expect(results(page).first()).toContainText(
    `/datasources/${accounts?.id ?? ''}/details/overview`,
  );
  await dialog(page).getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog(page)).toHaveCount(0);

  await page.keyboard.press('Control+Shift+A');
  const entries = page.getByRole('grid', { name: 'Activity' }).locator('[data-row]');
  await expect(entries.nth(0)).toContainText(/Publish.*done.*window/su);
});

test('a DataSet that is gone is remade when the user says so, and a refusal keeps the old rows', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { production } = instances;
  const { app, page } = await open(filledDesk);
  await showProduction(page);
  const publishAll = async (remake: boolean): Promise<void> => {
    await chooseInMenu(app, 'publish');
    await dialog(page).getByLabel(`Type “${LABEL}” to confirm`).fill(LABEL);
    if (remake)
      await dialog(page)
        .getByLabel(/^Make a new DataSet/u)
        .check();
    await send(page).click();
    await expect(results(page)).toHaveCount(3);
  };
  const close = () => dialog(page).getByRole('button', { name: 'Close' }).last().click();
  await publishAll(false);
  await close();
  production.state.published.clear();
  await publishAll(false);
  await expect(results(page).first()).toContainText('not published');
  await expect(results(page).first().getByRole('alert')).toContainText('Make a new DataSet');
  await close();
  await publishAll(true);
  await expect(results(page).first()).toContainText('new DataSet');
  await close();
  production.faults.add({ kind: 'status', status: 403, route: 'datasets.commit' });
  await publishAll(false);
  await expect(results(page).first().getByRole('alert')).toContainText(
    'Domo shows what it showed before',
  );
  expect([...production.state.published.values()][0]?.commits).toBe(1);
});

test('a publish that runs can be cancelled, and nothing is committed', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { production } = instances;
  const { app, page } = await open(filledDesk);
  await showProduction(page);
  production.faults.add({ kind: 'hold', when: 'before', route: 'datasets.putPart' });
  await chooseInMenu(app, 'publish');
  await dialog(page).getByLabel(`Type “${LABEL}” to confirm`).fill(LABEL);
  await send(page).click();
  await expect(dialog(page).getByText(/^Publishing: 0 of [\d,]+ rows/u)).toBeVisible();
  await dialog(page).getByRole('status').getByRole('button', { name: 'Cancel' }).click();
  await expect(results(page).first()).toContainText('cancelled');
  expect(production.log.count({ route: 'datasets.commit' })).toBe(0);
});

test('without accounts it says so, and that a sync is needed', async ({ desk, standIn, open }) => {
  const { production } = standIn.instances;
  await desk.cli(
    ['profile', 'add', production.origin, '--label', 'Empty', '--no-check'],
    production.token('admin'),
  );
  const { app, page } = await open(desk);
  await expect(page.getByRole('navigation').getByText('Empty')).toBeVisible();
  await chooseInMenu(app, 'publish');
  await expect(dialog(page).getByRole('alert')).toContainText('The inventory has no accounts');
  await expect(dialog(page).getByRole('alert')).toContainText('Sync the instances first');
  await expect(dialog(page).getByRole('button', { name: 'Publish 0 rows' })).toBeDisabled();
});
