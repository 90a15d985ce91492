/** Between a press of the button and the end of what it sends: nothing is lost, and nothing is sent unseen. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/test';
import { holdBack } from './support/failing';
import { choose, chooseProvider, field, fillSnowflake, showAccount } from './support/forms';
import { dialog, drawer, openAccount, settled, showProduction } from './support/screen';
import { idOf, level, prepareAccount, sharesSent, showAccess } from './support/access';
import { compareTwo } from './support/comparison';

const SECRET = 'canary-typed-for-a-form';
const MART = { id: 193, name: 'Purchasing Snowflake mart' };

async function openMart(page: Page): Promise<void> {
  await showProduction(page);
  await openAccount(page, MART.id, MART.name);
}
const staging = 'Kestrel Bay · Staging';

const notices = (page: Page) => page.getByRole('region', { name: 'Notices' });

async function showStaging(page: Page): Promise<void> {
  await page.keyboard.press('Control+3');
  await settled(page);
}

test('a dialog stays open until its write has an outcome, or leaves the outcome to a notice', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { log, state } = standIn.instances.production;
  const { app, page } = await open(filledDesk);
  await openMart(page);
  await choose(page, 'Rename…');
  const form = dialog(page);
  const release = await holdBack(app, 'account.rename');
  await form.getByLabel('Display name').fill('Mart of boats');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(form.getByRole('status')).toContainText(`Rename “${MART.name}”`);
  await expect(form.getByRole('button', { name: 'Cancel' })).toBeDisabled();
  await form.getByRole('button', { name: 'Close and notify me later' }).click();
  await expect(form).toBeHidden();
  expect(state.accounts.get(MART.id)?.displayName).toBe(MART.name);

  await page.getByRole('button', { name: 'New account…' }).click();
  await fillSnowflake(form, 'Typed meanwhile', SECRET);
  await release();
  await expect(notices(page)).toContainText(`Done: Rename “${MART.name}”`);
  await expect(field(form, 'Password')).toHaveValue(SECRET);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(form).toBeHidden();
  await notices(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(notices(page)).not.toContainText('Done');
  expect(log.count({ route: 'accounts.rename' })).toBe(1);
});

test('the configuration is read again before an edit, and compared with what was seen', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { log, faults, state } = standIn.instances.production;
  const config = state.accounts.get(MART.id)?.config ?? {};
  const { page } = await open(filledDesk);
  await openMart(page);
  config['username'] = 'since_the_sync';
  await choose(page, 'Edit configuration…');
  const form = dialog(page);
  await expect(field(form, 'Username')).toHaveValue('since_the_sync');
  await field(form, 'Username').fill('mine');
  await field(form, 'Password').fill(SECRET);
  await form.getByRole('button', { name: 'Review' }).click();
  config['username'] = 'since_the_form';
  await form.getByRole('button', { name: 'Save 2 fields' }).click();
  await expect(form.getByRole('alert')).toContainText('another value in username by now');
  await expect(form.getByRole('button', { name: 'Save 2 fields' })).toBeDisabled();
  expect(log.count({ route: 'accounts.updateConfig' })).toBe(0);

  await form.getByRole('button', { name: 'Refresh' }).click();
  await expect(form.getByRole('row').nth(1)).toHaveText(/Username.*since_the_form.*mine/u);
  // Domo keeps the user name as it is, and says so.
  faults.add({
    kind: 'body',
    contentType: 'application/json',
    route: 'accounts.config',
    skip: 1,
    text: JSON.stringify({ ...config, password: '********' }),
  });
  await form.getByRole('button', { name: 'Save 2 fields' }).click();
  await expect(form.getByText('Domo accepted 2 fields')).toBeVisible();
  await expect(form.locator('[data-tone="amber"]')).toContainText(/another value.*username/su);
  await expect(form.getByText('Cannot be confirmed, since Domo does not show it')).toContainText(
    'password',
  );
  await expect(form.getByText('Cannot be confirmed')).not.toContainText('username');
  expect(log.count({ route: 'accounts.updateConfig' })).toBe(1);
});

test('a configuration that cannot be read cannot be changed, and the form says so', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { production } = standIn.instances;
  const { page } = await open(filledDesk);
  await openMart(page);
  const fault = production.faults.add({ kind: 'status', status: 403, route: 'accounts.config' });
  await choose(page, 'Edit configuration…');
  const form = dialog(page);
  await expect(form.getByRole('alert')).toBeVisible();
  await expect(form.getByText('does not overwrite values')).toBeVisible();
  await expect(form.getByRole('textbox')).toHaveCount(0);
  production.faults.remove(fault);
  await form.getByRole('button', { name: 'Retry' }).click();
  await expect(field(form, 'Username')).toBeVisible();
});

test('typed text stays in the form when the instance changes to one whose providers were never read', async ({
  filledDesk,
  open,
}) => {
  const { page } = await open(filledDesk);
  await page.evaluate(() =>
    window.latchkey.call({
      callId: 'unread',
      operation: 'profile.add',
      request: { instance: 'unread', token: 'canary-token', label: 'Unread', check: false },
    }),
  );
  await showStaging(page);
  await page.getByRole('button', { name: 'New account…' }).click();
  const form = dialog(page);
  await chooseProvider(form, '10k', /^10k ?10k$/u);
  await field(form, 'Name').fill('Planner');
  await field(form, 'API Key').fill(SECRET);
  await form.getByLabel('Instance').selectOption({ label: 'Unread' });
  await expect(form.getByLabel('Name of field 1')).toHaveValue('apiKey');
  await expect(form.getByLabel('Value of apiKey')).toHaveValue(SECRET);
  await expect(form.getByLabel('Value of apiKey')).toHaveAttribute('type', 'password');
  await expect(form.getByText('Domo does not describe')).toHaveCount(0);
  await form.getByLabel('Instance').selectOption({ label: staging });
  await expect(field(form, 'API Key')).toHaveValue(SECRET);
  await expect(form.getByLabel('Name of field 1')).toHaveCount(0);
});

test('after a create without an answer, Check in Domo and Send again use what was sent', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { log, faults } = standIn.instances.staging;
  const { page } = await open(filledDesk);
  await showStaging(page);
  await page.getByRole('button', { name: 'New account…' }).click();
  const form = dialog(page);
  await fillSnowflake(form, 'Lost in the post', SECRET);
  faults.add({ kind: 'status', status: 502, route: 'accounts.create', times: 2 });
  await form.getByRole('button', { name: 'Create account' }).click();
  await expect(form.getByRole('alert')).toBeVisible();
  await expect(field(form, 'Name')).toBeDisabled();
  await expect(field(form, 'Password')).toBeDisabled();
  await form.getByRole('button', { name: 'Check in Domo' }).click();
  await expect(form.getByText('Domo lists no account')).toBeVisible();
  await form.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => log.count({ route: 'accounts.create' })).toBe(2);
  await expect(form.getByRole('alert')).toBeVisible();
  const [first, second] = log.all({ route: 'accounts.create' });
  expect(second?.body).toBe(first?.body);

  await form.getByRole('button', { name: 'Back to editing' }).click();
  await field(form, 'Name').fill('Another');
  await form.getByRole('button', { name: 'Create account' }).click();
  await expect(form).toBeHidden();
  expect(log.all({ route: 'accounts.create' }).at(-1)?.body).toContain('Another');
});

test('a rename starts from what Domo has now', async ({ filledDesk, standIn, open }) => {
  const { log, state } = standIn.instances.production;
  const { page } = await open(filledDesk);
  await openMart(page);
  Object.assign(state.accounts.get(MART.id) ?? {}, { displayName: 'Renamed in Domo' });
  await choose(page, 'Rename…');
  const form = dialog(page);
  await expect(form.getByRole('definition').first()).toHaveText('Renamed in Domo');
  await form.getByLabel('Display name').fill(MART.name);
  await form.getByRole('button', { name: 'Rename' }).click();
  await expect(form).toBeHidden();
  expect(log.all({ route: 'accounts.rename' })).toMatchObject([{ body: MART.name }]);
});

test('access is not changed if it differs from what was seen', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { production } = standIn.instances;
  const account = prepareAccount(production);
  const { page } = await open(filledDesk);
  await showProduction(page);
  await showAccess(page, account);
  const noor = account.access.find(({ id }) => id === idOf(production, 'Noor Haddad'));
  Object.assign(noor ?? {}, { accessLevel: 'CAN_EDIT' });
  await level(page, 'Noor Haddad').click();
  await page.getByRole('menuitem', { name: /^Can share/u }).click();
  await dialog(page).getByRole('button', { name: 'Change access' }).click();
  await expect(drawer(page).getByRole('alert')).toContainText('it shows CAN_EDIT for Noor Haddad');
  await expect(level(page, 'Noor Haddad')).toHaveText('Can edit');
  expect(sharesSent(production)).toEqual([]);
});

test('Copy value reads both accounts again before it writes', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { page } = await open(filledDesk);
  await compareTwo(page, 'Snowflake mart', 'Snowflake mart');
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  // Both change in Domo after they were read.
  for (const { state } of Object.values(standIn.instances))
    for (const { config } of state.accounts.values())
      for (const name of ['account', 'username']) config[name] = `now ${config[name] ?? ''}`;
  await page.getByRole('button', { name: 'Copy value…' }).first().click();
  await page.getByRole('menuitem').first().click();
  await expect(dialog(page).getByRole('cell')).toHaveText([/^now /u, /^now /u]);
});

test('the outcome of an access change is shown even if another account is open by then', async ({
  filledDesk,
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await openMart(page);
  await drawer(page)
    .getByRole('tab', { name: /^Access/u })
    .click();
  await drawer(page).getByRole('combobox', { name: 'Find users and groups' }).fill('Lindqvist');
  await page.getByRole('option').filter({ hasText: 'Bea Lindqvist' }).click();
  const release = await holdBack(app, 'account.share');
  await drawer(page).getByRole('button', { name: 'Give access' }).click();
  await showAccount(page, 'Sales Snowflake key pair');
  await release();
  await expect(notices(page)).toContainText('Done: Give Bea Lindqvist');
});
