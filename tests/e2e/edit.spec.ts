import { expect, test } from './support/test';
import { choose, chooseProvider, field, fillSnowflake, showAccount } from './support/forms';
import { dialog, drawer, rows, settled, showProduction } from './support/screen';

const FIRST = 'canary-first-password';
const SECOND = 'canary-second-password';

test('an account is created, its credentials are checked, and it is edited, renamed and deleted', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { log } = standIn.instances.production;
  const { page, printed } = await open(filledDesk);
  await showProduction(page);

  await page.getByRole('button', { name: 'New account…' }).click();
  const form = dialog(page);
  // The instance on screen is chosen already.
  await expect(form.getByRole('combobox', { name: 'Provider' })).toBeFocused();
  await expect(form.getByRole('button', { name: 'Create account' })).toBeDisabled();
  await form.getByRole('combobox', { name: 'Provider' }).fill('snowf');
  await fillSnowflake(form, 'Loader of tents', FIRST);
  await form.getByRole('button', { name: 'Check credentials' }).click();
  await expect(form.getByText('The credentials work')).toBeVisible();
  expect(log.count({ method: 'POST', route: 'accounts.create' })).toBe(0);
  await form.getByRole('button', { name: 'Create account' }).click();
  await expect(form).toBeHidden();
  await expect(drawer(page).getByRole('heading', { level: 2 })).toHaveText('Loader of tents');
  const [created] = log.all({ route: 'accounts.create' });
  expect(JSON.parse(created?.body ?? '')).toMatchObject({
    displayName: 'Loader of tents',
    dataProviderType: 'snowflake',
    configurations: { account: 'kestrel-tents', username: 'TENTS', password: FIRST },
  });

  await choose(page, 'Edit configuration…');
  await expect(field(form, 'Account')).toBeFocused();
  await expect(field(form, 'Account')).toHaveValue('kestrel-tents');
  await expect(field(form, 'Password')).toHaveValue('');
  const review = form.getByRole('button', { name: 'Review' });
  await expect(review).toBeDisabled();
  await field(form, 'Username').fill('TENTS_2');
  await field(form, 'Role').fill('LOADER');
  await form.getByRole('button', { name: 'Reset Role' }).click();
  await field(form, 'Password').fill(SECOND);
  await field(form, 'Password').press('Enter');
  await expect(form.getByRole('row')).toHaveText([
    /Field.*Current.*New/u,
    /Username.*TENTS.*TENTS_2/u,
    /Password.*new value/u,
  ]);
  await expect(form).toContainText('Kestrel Bay · Production');
  expect(await form.innerText()).not.toContain(SECOND);
  expect(log.count({ route: 'accounts.updateConfig' })).toBe(0);
  await form.getByRole('button', { name: 'Save 2 fields' }).click();
  await expect(form.getByText('Domo accepted 2 fields')).toBeVisible();
  await form.getByRole('button', { name: 'Done' }).click();
  const [updated] = log.all({ route: 'accounts.updateConfig' });
  expect(JSON.parse(updated?.body ?? '')).toEqual({ username: 'TENTS_2', password: SECOND });

  await choose(page, 'Rename…');
  await expect(form.getByLabel('Display name')).toBeFocused();
  await form.getByLabel('Display name').fill('Loader of boats');
  await page.keyboard.press('Enter');
  await expect(form).toBeHidden();
  await expect(drawer(page).getByRole('heading', { level: 2 })).toHaveText('Loader of boats');
  expect(log.all({ route: 'accounts.rename' })).toMatchObject([{ body: 'Loader of boats' }]);

  await choose(page, 'Delete…');
  await expect(form.getByText('Domo lists no dataset')).toBeVisible();
  const remove = form.getByRole('button', { name: 'Delete account' });
  await expect(remove).toBeDisabled();
  await form.getByLabel(/^Type/u).fill('Kestrel Bay · Production');
  await remove.click();
  await expect(form).toBeHidden();
  await expect(drawer(page)).toBeHidden();
  await page.getByLabel('Filter by text').fill('Loader of');
  await expect(page.getByText('No accounts match the filters')).toBeVisible();
  expect(log.count({ route: 'accounts.delete' })).toBe(1);

  expect(printed()).not.toContain('canary-');
  expect(log.count({ mentioning: FIRST })).toBe(2);
  expect(log.count({ mentioning: SECOND })).toBe(1);
});

test('after a lost answer the user can check in Domo, and nothing is sent automatically', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { log, faults } = standIn.instances.staging;
  const { page } = await open(filledDesk);
  await page.keyboard.press('Control+3');
  await settled(page);
  faults.add({ kind: 'loseAnswer', route: 'accounts.create', times: 1 });
  await page.getByRole('button', { name: 'New account…' }).click();
  const form = dialog(page);
  await fillSnowflake(form, 'Lost in the post', FIRST);
  await form.getByRole('button', { name: 'Create account' }).click();
  await expect(form.getByRole('alert')).toBeVisible();
  await expect(form.getByRole('button', { name: 'Create account' })).toBeDisabled();
  await expect(field(form, 'Password')).toHaveValue(FIRST);
  await form.getByRole('button', { name: 'Check in Domo' }).click();
  await expect(form.getByText('Domo lists 1 account')).toBeVisible();
  await form.getByRole('button', { name: 'Open account' }).click();
  await expect(form).toBeHidden();
  await expect(drawer(page).getByRole('heading', { level: 2 })).toHaveText('Lost in the post');
  expect(log.count({ route: 'accounts.create' })).toBe(1);
});

test('the form shows why Domo refused, and keeps what was typed', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { log, faults } = standIn.instances.staging;
  const { page } = await open(filledDesk);
  await page.keyboard.press('Control+3');
  await settled(page);
  faults.add({ kind: 'status', status: 400, route: 'accounts.create', times: 1 });
  await page.getByRole('button', { name: 'New account…' }).click();
  const form = dialog(page);
  await fillSnowflake(form, 'Second try', FIRST);
  await form.getByRole('button', { name: 'Create account' }).click();
  await expect(form.getByRole('alert')).toBeVisible();
  await expect(field(form, 'Password')).toHaveValue(FIRST);
  await form.getByRole('button', { name: 'Create account' }).click();
  await expect(form).toBeHidden();
  expect(log.count({ route: 'accounts.create' })).toBe(2);
});

test('fields of an OAuth account are typed by hand if Domo describes none', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { log } = standIn.instances.staging;
  const { page } = await open(filledDesk);
  await page.keyboard.press('Control+3');
  await settled(page);
  await page.getByRole('button', { name: 'New account…' }).click();
  const form = dialog(page);
  await chooseProvider(form, 'google-spread', /google-spreadsheets/u);
  await expect(form.getByText('sign in with OAuth')).toBeVisible();
  await form.getByText('OAuth account', { exact: true }).click();
  await expect(form.getByText('OAuth client configuration')).toBeVisible();
  await chooseProvider(form, 'jira-on', /jira-on-prem-oauth-config/u);
  await field(form, 'Name').fill('Jira client');
  await field(form, 'Client ID').fill('client-of-jira');
  await field(form, 'Client Secret').fill(SECOND);
  await form.getByRole('button', { name: 'Create OAuth account' }).click();
  await expect(form).toBeHidden();
  const [created] = log.all({ route: 'oauth.create' });
  expect(JSON.parse(created?.body ?? '')).toMatchObject({
    origin: 'OAUTH_CONFIGURATION',
    configurations: { client_id: 'client-of-jira', client_secret: SECOND },
  });

  await page.getByRole('button', { name: 'New account…' }).click();
  await chooseProvider(form, 'abs indicators', /ABS Indicators/u);
  await field(form, 'Name').fill('By hand');
  await form.getByRole('button', { name: 'Add field' }).click();
  await form.getByLabel('Name of field 1').fill('apiKey');
  await form.getByLabel('Value of apiKey').fill(FIRST);
  await expect(form.getByLabel('Value of apiKey')).toHaveAttribute('type', 'password');
});

test('fields that Domo does not describe come from Latchkey’s table, and the form says so', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { log, state } = standIn.instances.staging;
  state.describeNone('snowflake');
  const { page } = await open(filledDesk);
  await page.keyboard.press('Control+3');
  await settled(page);
  await page.getByRole('button', { name: 'New account…' }).click();
  const form = dialog(page);
  await form.getByRole('button', { name: 'Refresh' }).click();
  await chooseProvider(form, 'snowflake', /^Snowflake ?snowflake$/u);
  await expect(form.getByRole('note')).toContainText('from Latchkey’s own table');
  await expect(field(form, 'account')).not.toHaveAttribute('type', 'password');
  await expect(field(form, 'password')).toHaveAttribute('type', 'password');
  await field(form, 'Name').fill('From the table');
  await field(form, 'account').fill('kestrel-tents');
  await field(form, 'password').fill(FIRST);
  await form.getByRole('button', { name: 'Add field' }).click();
  await form.getByLabel('Name of field 1').fill('warehouse');
  await form.getByLabel('Value of warehouse').fill('TENTS_WH');
  await form.getByRole('button', { name: 'Create account' }).click();
  await expect(form).toBeHidden();
  const [created] = log.all({ route: 'accounts.create' });
  expect(JSON.parse(created?.body ?? '')).toMatchObject({
    configurations: { account: 'kestrel-tents', password: FIRST, warehouse: 'TENTS_WH' },
  });
});

test('a delete lists the datasets that will stop, and asks for a decision if they are not known', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { log, faults, state } = standIn.instances.staging;
  const used = [...state.accounts.values()].find(({ datasets }) => datasets.length > 1);
  if (used === undefined) throw new Error('The company has no account that datasets use.');
  const { page } = await open(filledDesk);
  await page.keyboard.press('Control+3');
  await settled(page);
  await showAccount(page, used.displayName);
  await choose(page, 'Delete…');
  const form = dialog(page);
  await expect(form.getByText(`${used.datasets.length} datasets stop updating`)).toBeVisible();
  await expect(form.getByText(/^Jupyter .* that was not checked\.$/u)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();

  const contentType = 'application/json';
  faults.add({ kind: 'body', route: 'datasets.ofAccount', contentType, text: '[]' });
  await choose(page, 'Delete…');
  // No dataset is not nothing.
  const none = /^Domo lists no dataset that uses this account\. Jupyter .* was not checked\.$/u;
  await expect(form.getByText(none)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();

  const remove = form.getByRole('button', { name: 'Delete account' });
  const odd = JSON.stringify([{ id: 'a', name: 'Orders' }, { dataset: 'b' }, { dataset: 'c' }]);
  faults.clear();
  faults.add({ kind: 'body', route: 'datasets.ofAccount', contentType, text: odd });
  await choose(page, 'Delete…');
  await expect(form.getByText('3 datasets stop updating')).toBeVisible();
  await expect(form.getByText('2 datasets with names that cannot be read')).toBeVisible();
  await expect(remove).toBeDisabled();
  await form.getByLabel('Delete without knowing').check();
  await expect(remove).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();

  faults.clear();
  faults.add({ kind: 'status', status: 500, route: 'datasets.ofAccount' });
  await choose(page, 'Delete…');
  await expect(form.getByRole('alert')).toBeVisible();
  await expect(remove).toBeDisabled();
  await form.getByLabel('Delete without knowing').check();
  await expect(remove).toBeEnabled();
  await page.keyboard.press('Escape');
  expect(log.count({ method: 'DELETE' })).toBe(0);
});

test('a read-only instance shows every action and says why it is off', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { page } = await open(filledDesk);
  const nav = page.getByRole('navigation', { name: 'Instances' });
  await nav.getByRole('button', { name: 'Actions for Kestrel Bay · Staging' }).click();
  await page.getByRole('menuitem', { name: 'Edit…' }).click();
  await dialog(page).getByLabel('Guard').selectOption('read-only');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page)).toBeHidden();
  await page.keyboard.press('Control+3');
  await settled(page);
  await rows(page).nth(2).click();
  await drawer(page).getByRole('button', { name: 'Actions for this account' }).click();
  for (const entry of ['Rename…', 'Edit configuration…', 'Delete…'])
    await expect(page.getByRole('menuitem', { name: entry })).toBeDisabled();
  await expect(page.getByText('This instance is read-only')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'New account…' }).click();
  await expect(dialog(page).getByText('Latchkey changes nothing there')).toBeVisible();
  await dialog(page).getByLabel('Instance').selectOption({ label: 'Kestrel Bay · Development' });
  await expect(dialog(page).getByText('Latchkey changes nothing there')).toBeHidden();
  const { log } = standIn.instances.staging;
  for (const method of ['PUT', 'DELETE']) expect(log.count({ method })).toBe(0);
});
