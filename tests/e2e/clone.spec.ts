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

test('an account is cloned after one review, with a result for each instance', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { production, ...others } = standIn.instances;
  const { page, printed } = await open(filledDesk);
  await makeElsewhere(page);
  const form = dialog(page);
  await expect(form.getByRole('button', { name: 'Next' })).toBeDisabled();
  await form.getByRole('button', { name: 'Select all' }).click();
  await expect(form.getByText('2 instances selected')).toBeVisible();
  await form.getByRole('button', { name: 'Next' }).click();

  await expect(line(page, staging)).toContainText('will be created');
  await expect(line(page, development)).toContainText('will be created');
  const review = form.getByRole('button', { name: 'Review' });
  await expect(review).toBeDisabled();
  const password = form.getByLabel(/^Password/u).and(form.locator('input'));
  await expect(password).toBeFocused();
  await expect(password).toHaveAttribute('type', 'password');
  await password.fill(SECRET);
  await form.getByLabel(/^Role/u).fill('LOADER');
  await review.click();

  await expect(form.getByRole('row')).toHaveText([
    /Field.*Value.*From/u,
    /Display name.*Purchasing Snowflake mart/u,
    /Name.*Purchasing Snowflake mart/u,
    /Provider.*snowflake.*Production/u,
    /Account.*kestrelbay-prd\.example.*Production/u,
    /Username.*svc_purchasing_prd.*Production/u,
    /Password.*secret, not shown.*typed by you/u,
    /Role.*LOADER.*typed by you/u,
    /External use.*Production/u,
  ]);
  expect(await form.innerText()).not.toContain(SECRET);
  for (const { log } of Object.values(others)) expect(log.count({ method: 'POST' })).toBe(0);
  await form.getByRole('button', { name: 'Clone to 2 instances' }).click();

  await expect(line(page, staging)).toContainText('created, id');
  await expect(line(page, development)).toContainText('created, id');
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
  await form.getByRole('button', { name: 'Done' }).click();
  await expect(statusLine(page)).toContainText(`“${SOURCE.name}”: created in 2 instances`);
  await statusLine(page).getByRole('button', { name: 'Details' }).click();
  await form.getByRole('button', { name: `Open account in ${staging}` }).click();
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
  await form.getByRole('button', { name: 'Select all' }).click();
  await form.getByRole('button', { name: 'Next' }).click();
  await form
    .getByLabel(/^Password/u)
    .and(form.locator('input'))
    .fill(SECRET);
  await form.getByRole('button', { name: 'Review' }).click();
  refusing.faults.add({ kind: 'status', status: 400, route: 'accounts.create' });
  there.faults.add({ kind: 'loseAnswer', route: 'accounts.create' });
  await form.getByRole('button', { name: 'Clone to 2 instances' }).click();

  await expect(line(page, development)).toContainText('not created');
  await expect(line(page, staging)).toContainText('outcome unknown');
  await form.getByRole('button', { name: 'Retry in 1 instance…' }).click();
  await expect(form.getByRole('checkbox', { name: development })).toBeChecked();
  await expect(form.getByRole('checkbox', { name: staging })).not.toBeChecked();
  await form.getByRole('button', { name: 'Next' }).click();
  const password = form.getByLabel(/^Password/u).and(form.locator('input'));
  await expect(password).toHaveValue('');
  expect(there.log.count({ route: 'accounts.create' })).toBe(1);
  expect(refusing.log.count({ route: 'accounts.create' })).toBe(1);
});
