/** One account goes to other instances: chosen in the dialog, shown write by write, made, and opened there. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/test';
import { dialog, drawer, openAccount, showProduction, statusLine } from './support/screen';

const SOURCE = { id: 193, name: 'Purchasing Snowflake mart' };
const SECRET = 'canary-typed-once-for-all';
const staging = 'Kestrel Bay · Staging';
const development = 'Kestrel Bay · Development';

/** Opens the dialog from the menu of an account whose password Domo hides. */
async function makeElsewhere(page: Page): Promise<void> {
  await showProduction(page);
  await openAccount(page, SOURCE.id, SOURCE.name);
  await drawer(page).getByRole('button', { name: 'Actions for this account' }).click();
  await page.getByRole('menuitem', { name: 'Clone to other instances…' }).click();
}

const line = (page: Page, label: string) =>
  dialog(page).getByRole('listitem').filter({ hasText: label });
const password = (page: Page) =>
  dialog(page)
    .getByRole('group', { name: 'Secrets of new accounts' })
    .locator('input[type="password"]');
const press = (page: Page, name: string) =>
  dialog(page).getByRole('button', { name, exact: true }).click();

test('an account is cloned after one plan, with a result for each instance', async ({
  filledDesk,
  standIn,
  open,
}, info) => {
  const { production, ...others } = standIn.instances;
  const { page, printed } = await open(filledDesk);
  await makeElsewhere(page);
  const form = dialog(page);
  await expect(form.getByRole('button', { name: 'Next' })).toBeDisabled();
  await press(page, 'Select all');
  await expect(form.getByText('2 instances selected')).toBeVisible();
  await press(page, 'Next');

  await expect(form.getByText(/^Password: required/u)).toBeVisible();
  await expect(form.locator('input[type="password"]')).toHaveCount(0);
  await form.getByLabel(/^Role/u).fill('LOADER');
  await page.screenshot({ path: info.outputPath('clone-fields-light.png') });
  await press(page, 'Show the changes');

  for (const label of [staging, development]) {
    await expect(line(page, label)).toContainText('will be written');
    await expect(line(page, label)).toContainText('as in Kestrel Bay · Production');
    await expect(line(page, label)).toContainText('kestrelbay-prd.example');
    await expect(line(page, label)).toContainText('LOADER');
    await expect(line(page, label)).toContainText('a secret that you enter');
  }
  await expect(password(page)).toBeFocused();
  await password(page).fill(SECRET);
  await page.screenshot({ path: info.outputPath('clone-review-light.png') });
  expect(await form.innerText()).not.toContain(SECRET);
  for (const { log } of Object.values(others)) expect(log.count({ method: 'POST' })).toBe(0);
  await press(page, 'Clone to 2 instances');

  await expect(form.getByRole('button', { name: '2 done' })).toBeVisible();
  await page.screenshot({ path: info.outputPath('clone-results-light.png') });
  for (const { log } of Object.values(others)) {
    const [created] = log.all({ route: 'accounts.create' });
    expect(JSON.parse(created?.body ?? '')).toMatchObject({
      name: SOURCE.name,
      displayName: SOURCE.name,
      dataProviderType: 'snowflake',
      configurations: {
        account: 'kestrelbay-prd.example',
        username: 'svc_purchasing_prd',
        password: SECRET,
        role: 'LOADER',
      },
    });
    expect(log.count({ route: 'accounts.create' })).toBe(1);
  }
  await press(page, 'Done');
  await expect(statusLine(page)).toContainText('Clone to other instances: 2 done');
  await statusLine(page).getByRole('button', { name: 'Details' }).click();
  await press(page, `Open account in ${staging}`);
  await expect(form).toBeHidden();
  await expect(drawer(page).getByRole('heading', { level: 2 })).toHaveText(SOURCE.name);
  expect(production.log.count({ method: 'POST' })).toBe(0);
  expect(printed()).not.toContain('canary-');
});

test('a clone that failed says why, and Retry repeats only the failed ones', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { staging: there, development: refusing } = standIn.instances;
  const { page } = await open(filledDesk);
  await makeElsewhere(page);
  const form = dialog(page);
  await press(page, 'Select all');
  await press(page, 'Next');
  await press(page, 'Show the changes');
  await password(page).fill(SECRET);
  refusing.faults.add({ kind: 'status', status: 400, route: 'accounts.create' });
  there.faults.add({ kind: 'loseAnswer', route: 'accounts.create' });
  await press(page, 'Clone to 2 instances');

  await expect(line(page, development)).toContainText('refused');
  await expect(line(page, staging)).toContainText('unknown');
  await press(page, 'Retry in 1 instance…');
  await expect(form.getByRole('checkbox', { name: development })).toBeChecked();
  await expect(form.getByRole('checkbox', { name: staging })).not.toBeChecked();
  await press(page, 'Next');
  await press(page, 'Show the changes');
  await expect(password(page)).toHaveValue('');
  expect(there.log.count({ route: 'accounts.create' })).toBe(1);
  expect(refusing.log.count({ route: 'accounts.create' })).toBe(1);
});

test('without its secret an account waits, and is made when the secret is entered', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { log } = standIn.instances.staging;
  const { page } = await open(filledDesk);
  await makeElsewhere(page);
  const form = dialog(page);
  await form.getByRole('checkbox', { name: staging }).check();
  await press(page, 'Next');
  await press(page, 'Show the changes');
  await press(page, 'Clone to 1 instance');
  await expect(line(page, staging)).toContainText('no value was entered for password');
  expect(log.count({ route: 'accounts.create' })).toBe(0);
  await press(page, 'Review the remaining 1 account');
  await password(page).fill(SECRET);
  await press(page, 'Clone to 1 instance');
  await expect(form.getByRole('button', { name: '1 done' })).toBeVisible();
  expect(log.count({ route: 'accounts.create' })).toBe(1);
});
