import { expectAccessible, expectAccessibleWithPopup } from './support/axe';
import { expect, test } from './support/test';
import { level, prepareAccount, showAccess } from './support/access';
import {
  dialog,
  drawer,
  filterBy,
  openAccount,
  openTab,
  rows,
  showProduction,
} from './support/screen';

test('every main view is accessible', async ({ filledDesk, open }) => {
  const { page } = await open(filledDesk);
  await showProduction(page);
  await rows(page).nth(2).click();
  await drawer(page).getByRole('tab', { name: 'Configuration' }).click();
  await expectAccessible(page, 'the configuration');
  await drawer(page)
    .getByRole('tab', { name: /^Access/u })
    .click();
  await expectAccessible(page, 'the access list');

  for (const key of ['Control+n', 'Control+e', 'Control+,']) {
    await page.keyboard.press(key);
    await expect(dialog(page)).toBeVisible();
    await expectAccessible(page, key);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  }
});

test('changing access, revealing and the activity are accessible', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const account = prepareAccount(instances.production);
  const { page } = await open(filledDesk);
  await showProduction(page);
  await showAccess(page, account);
  await page.getByRole('combobox', { name: 'Find users' }).fill('a');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await expectAccessible(page, 'found');
  await page.keyboard.press('Enter');
  await expectAccessible(page, 'picked');
  await level(page, 'Noor Haddad').click();
  await expectAccessible(page, 'levels');
  await page.getByRole('menuitem', { name: 'Remove access…' }).click();
  await expectAccessible(page, 'question');
  await dialog(page).getByRole('button', { name: 'Remove access' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await openTab(page, 'Configuration');
  await drawer(page)
    .getByRole('button', { name: /^Copy /u })
    .first()
    .click();
  await expect(drawer(page).getByRole('status')).toHaveText('Copied');
  await expectAccessibleWithPopup(page, 'copied');

  await page.keyboard.press('Control+Shift+A');
  const activity = page.getByRole('grid', { name: 'Activity' }).locator('[data-row]');
  await activity.nth(1).click();
  await page.getByRole('complementary', { name: 'Activity details' }).waitFor();
  await expectAccessible(page, 'activity');
  await page.getByLabel('Filter by text').fill('no such thing');
  await page.getByRole('heading', { name: 'No entries match the filters' }).waitFor();
  await expectAccessible(page, 'no activity');
});

test('every form of an account is accessible', async ({ filledDesk, open }) => {
  const { page } = await open(filledDesk);
  const form = dialog(page);
  await showProduction(page);
  await page.getByRole('button', { name: 'New account…' }).click();
  await form.getByRole('combobox', { name: 'Provider' }).fill('key pair auth');
  await expectAccessibleWithPopup(page, 'the providers');
  await page.getByRole('option', { name: 'Key Pair Authentication' }).click();
  await form.getByRole('switch', { name: 'Different display name' }).click();
  await expectAccessible(page, 'a new account');
  await form.getByText('OAuth account', { exact: true }).click();
  await form.getByRole('combobox', { name: 'Provider' }).fill('novel-oauth-config');
  await page.getByRole('option', { name: 'novel-oauth-config' }).click();
  await form.getByRole('button', { name: 'Add field' }).click();
  await expectAccessible(page, 'a new OAuth account');
  await page.keyboard.press('Escape');

  await filterBy(page, 'Sales Snowflake key pair');
  await rows(page).filter({ hasText: 'Sales Snowflake key pair' }).first().click();
  const menu = drawer(page).getByRole('button', { name: 'Actions for this account' });
  await menu.click();
  await expectAccessibleWithPopup(page, 'the menu');
  await page.getByRole('menuitem', { name: 'Edit configuration…' }).click();
  await form.getByLabel(/^Username/u).fill('SOMEBODY');
  await expectAccessible(page, 'a config');
  await form.getByRole('button', { name: 'Review' }).click();
  await expectAccessible(page, 'what will change');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard' }).waitFor();
  await expectAccessible(page, 'the question before typed text is lost');
  await page.getByRole('button', { name: 'Discard' }).click();
  for (const entry of ['Rename…', 'Delete…']) {
    await menu.click();
    await page.getByRole('menuitem', { name: entry }).click();
    await expect(form).toBeVisible();
    await expectAccessible(page, entry);
    await page.keyboard.press('Escape');
    await expect(form).toHaveCount(0);
  }
});

test('cloning an account is accessible', async ({ filledDesk, standIn, open }) => {
  const { page } = await open(filledDesk);
  const form = dialog(page);
  await showProduction(page);
  await openAccount(page, 193, 'Purchasing Snowflake mart');
  await drawer(page).getByRole('button', { name: 'Actions for this account' }).click();
  await page.getByRole('menuitem', { name: 'Clone to other instances…' }).click();
  await form.getByRole('button', { name: 'Select all' }).click();
  await expectAccessible(page, 'where');
  await form.getByRole('button', { name: 'Next' }).click();
  await form.getByLabel(/^Role/u).fill('LOADER');
  await expectAccessible(page, 'with what');
  await form.getByRole('button', { name: 'Show the changes' }).click();
  await form.locator('input[type="password"]').fill('given once');
  await expectAccessible(page, 'what exactly');
  standIn.instances.staging.faults.add({ kind: 'status', status: 400, route: 'accounts.create' });
  await form.getByRole('button', { name: 'Clone to 2 instances' }).click();
  await form.getByRole('button', { name: /^Retry/u }).waitFor();
  await expectAccessible(page, 'how it ended');
  await form.getByRole('button', { name: 'Done', exact: true }).click();
  await expectAccessible(page, 'the status line');
});
