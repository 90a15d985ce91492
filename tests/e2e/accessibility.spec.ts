import { violations, violationsWithHanging } from './support/axe';
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

for (const scheme of ['light', 'dark'] as const) {
  test(`every main view is accessible (${scheme})`, async ({ filledDesk, open }) => {
    const { page } = await open(filledDesk, { scheme });
    await showProduction(page);
    await rows(page).nth(2).click();
    await drawer(page).getByRole('tab', { name: 'Configuration' }).click();
    expect(await violations(page)).toEqual([]);
    await drawer(page)
      .getByRole('tab', { name: /^Access/u })
      .click();
    expect(await violations(page)).toEqual([]);

    for (const key of ['Control+n', 'Control+e', 'Control+,']) {
      await page.keyboard.press(key);
      await expect(dialog(page)).toBeVisible();
      // Colours are judged once the dialog has faded in.
      await page.waitForTimeout(300);
      expect(await violations(page), key).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
    }
  });

  test(`changing access, revealing and the activity are accessible (${scheme})`, async ({
    filledDesk,
    standIn: { instances },
    open,
  }) => {
    const account = prepareAccount(instances.production);
    const { page } = await open(filledDesk, { scheme });
    await showProduction(page);
    await showAccess(page, account);
    await page.getByRole('combobox', { name: 'Find people' }).fill('a');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(300);
    expect(await violations(page), 'found').toEqual([]);
    await page.keyboard.press('Enter');
    expect(await violations(page), 'picked').toEqual([]);
    await level(page, 'Noor Haddad').click();
    await page.waitForTimeout(300);
    expect(await violations(page), 'levels').toEqual([]);
    await page.getByRole('menuitem', { name: 'Remove access…' }).click();
    await page.waitForTimeout(300);
    expect(await violations(page), 'question').toEqual([]);
    await dialog(page).getByRole('button', { name: 'Remove access' }).click();
    await expect(dialog(page)).toHaveCount(0);
    await openTab(page, 'Configuration');
    await drawer(page)
      .getByRole('button', { name: /^Copy /u })
      .first()
      .click();
    await expect(drawer(page).getByRole('status')).toHaveText('Copied');
    await page.waitForTimeout(300);
    expect(await violationsWithHanging(page), 'copied').toEqual([]);

    await page.keyboard.press('Control+Shift+A');
    const activity = page.getByRole('grid', { name: 'Activity' }).locator('[data-row]');
    await activity.nth(1).click();
    await page.getByRole('complementary', { name: 'Activity details' }).waitFor();
    expect(await violations(page), 'activity').toEqual([]);
    await page.getByLabel('Filter by text').fill('no such thing');
    await page.getByRole('heading', { name: 'No entry fits the filters' }).waitFor();
    expect(await violations(page), 'no activity').toEqual([]);
  });
}

for (const scheme of ['light', 'dark'] as const) {
  test(`every form of an account is accessible (${scheme})`, async ({ filledDesk, open }) => {
    const { page } = await open(filledDesk, { scheme });
    const form = dialog(page);
    /** Colours are judged once the dialog has faded in. */
    const judged = async (what: string): Promise<void> => {
      await page.waitForTimeout(300);
      expect(await violations(page), what).toEqual([]);
    };
    const listJudged = async (what: string): Promise<void> => {
      await page.waitForTimeout(300);
      expect(await violationsWithHanging(page), what).toEqual([]);
    };
    await showProduction(page);
    await page.getByRole('button', { name: 'New account…' }).click();
    await form.getByRole('combobox', { name: 'Provider' }).fill('key pair auth');
    await listJudged('the providers');
    await page.getByRole('option', { name: 'Key Pair Authentication' }).click();
    await form.getByRole('switch', { name: 'Different display name' }).click();
    await judged('a new account');
    await form.getByText('OAuth account', { exact: true }).click();
    await form.getByRole('combobox', { name: 'Provider' }).fill('novel-oauth-config');
    await page.getByRole('option', { name: 'novel-oauth-config' }).click();
    await form.getByRole('button', { name: 'Add a field' }).click();
    await judged('a new OAuth account');
    await page.keyboard.press('Escape');

    await filterBy(page, 'Sales Snowflake key pair');
    await rows(page).filter({ hasText: 'Sales Snowflake key pair' }).first().click();
    const menu = drawer(page).getByRole('button', { name: 'Actions for this account' });
    await menu.click();
    await listJudged('the menu');
    await page.getByRole('menuitem', { name: 'Edit configuration…' }).click();
    await form.getByLabel(/^Username/u).fill('SOMEBODY');
    await judged('a config');
    await form.getByRole('button', { name: 'Review changes' }).click();
    await judged('what will change');
    await page.keyboard.press('Escape');
    for (const entry of ['Rename…', 'Delete…']) {
      await menu.click();
      await page.getByRole('menuitem', { name: entry }).click();
      await expect(form).toBeVisible();
      await judged(entry);
      await page.keyboard.press('Escape');
      await expect(form).toHaveCount(0);
    }
  });
}

for (const scheme of ['light', 'dark'] as const) {
  test(`making an account elsewhere is accessible (${scheme})`, async ({
    filledDesk,
    standIn,
    open,
  }) => {
    const { page } = await open(filledDesk, { scheme });
    const form = dialog(page);
    const judged = async (what: string): Promise<void> => {
      await page.waitForTimeout(300);
      expect(await violations(page), what).toEqual([]);
    };
    await showProduction(page);
    await openAccount(page, 193, 'Purchasing Snowflake mart');
    await drawer(page).getByRole('button', { name: 'Actions for this account' }).click();
    await page.getByRole('menuitem', { name: 'Make it in other instances…' }).click();
    await form.getByRole('button', { name: 'All', exact: true }).click();
    await judged('where');
    await form.getByRole('button', { name: 'Look there' }).click();
    await form
      .getByLabel(/^Password/u)
      .and(form.locator('input'))
      .fill('given once');
    await form.getByLabel(/^Role/u).fill('LOADER');
    await judged('with what');
    await form.getByRole('button', { name: 'Review' }).click();
    await judged('what exactly');
    standIn.instances.staging.faults.add({ kind: 'status', status: 400, route: 'accounts.create' });
    await form.getByRole('button', { name: 'Make it in 2 instances' }).click();
    await form.getByRole('button', { name: /^Try again/u }).waitFor();
    await judged('how it ended');
    await form.getByRole('button', { name: 'Done' }).click();
    await judged('the status line');
  });
}
