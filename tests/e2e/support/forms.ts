/** Forms that write to Domo, filled as people fill them. */
import { expect, type Locator, type Page } from '@playwright/test';
import { drawer, filterBy, rows } from './screen';

/** Opens one entry of the open account's menu. */
export async function choose(page: Page, entry: string): Promise<void> {
  await drawer(page).getByRole('button', { name: 'Actions for this account' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

/** A field by its label, which may end in the mark of a required one. "Account" is also a kind. */
export const field = (form: Locator, label: string): Locator =>
  form
    .getByLabel(new RegExp(`^${label}( \\*)?$`, 'u'))
    .and(form.locator(':is(input, textarea):not([type="radio"])'));

export async function chooseProvider(form: Locator, typed: string, option: RegExp): Promise<void> {
  await form.getByRole('combobox', { name: 'Provider' }).fill(typed);
  await form.page().getByRole('option', { name: option }).first().click();
}

export async function fillSnowflake(form: Locator, name: string, password: string): Promise<void> {
  await chooseProvider(form, 'snowflake', /^Snowflake ?snowflake$/u);
  await field(form, 'Name').fill(name);
  await field(form, 'Account').fill('kestrel-tents');
  await field(form, 'Username').fill('TENTS');
  await field(form, 'Password').fill(password);
}

export async function showAccount(page: Page, name: string): Promise<void> {
  await filterBy(page, name);
  await rows(page).filter({ hasText: name }).first().click();
  await expect(drawer(page).getByRole('heading', { level: 2 })).toContainText(name);
}
