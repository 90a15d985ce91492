import type { Page } from '@playwright/test';
import { pick, test as sharing } from './support/access';
import { choose, field, showAccount } from './support/forms';
import { dialog, drawer, rows, showProduction } from './support/screen';
import { expect, test } from './support/test';

const question = (page: Page) => page.getByRole('dialog', { name: 'Discard what you typed?' });

test('what was typed into a dialog is lost only after a question, however it is closed', async ({
  filledDesk,
  open,
}) => {
  const { page } = await open(filledDesk);
  await showProduction(page);
  await showAccount(page, 'Sales Snowflake key pair');
  await choose(page, 'Rename…');
  const name = page.getByLabel('Display name');
  const before = await name.inputValue();
  await name.fill('A better name');

  const form = page.getByRole('dialog', { name: 'Rename account' });
  for (const leave of [
    () => page.keyboard.press('Escape'),
    () => form.getByRole('button', { name: 'Close' }).click(),
    () => form.getByRole('button', { name: 'Cancel' }).click(),
    () => page.mouse.click(5, 300),
  ]) {
    await leave();
    await expect(question(page).getByRole('button', { name: 'Keep editing' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(question(page)).toHaveCount(0);
    await expect(name).toHaveValue('A better name');
  }

  // With the old name there is nothing to lose.
  await name.fill(before);
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);

  await choose(page, 'Edit configuration…');
  await field(dialog(page), 'Username').fill('SOMEBODY');
  await page.keyboard.press('Escape');
  await question(page).getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the dialogs of an instance have the focus on their first field, wear its colour and word, and ask', async ({
  readDesk,
  open,
}) => {
  const { page } = await open(readDesk);
  await showProduction(page);
  const leaveUnasked = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  const discard = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await question(page).getByRole('button', { name: 'Discard' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  const badge = dialog(page).locator('[data-colour="red"]', {
    hasText: 'Kestrel Bay · Production',
  });
  const openFromMenu = async (item: string): Promise<void> => {
    await page.getByRole('button', { name: /^Actions for Kestrel Bay · Production/u }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  await page.keyboard.press('Control+n');
  await expect(dialog(page).getByLabel('Instance', { exact: true })).toBeFocused();
  await leaveUnasked();
  await page.keyboard.press('Control+n');
  await dialog(page).getByLabel('Instance', { exact: true }).fill('acme');
  await dialog(page).getByLabel('Colour').selectOption('green');
  await expect(dialog(page).locator('[data-colour="green"]', { hasText: 'acme' })).toBeVisible();
  await discard();

  await openFromMenu('Edit…');
  await expect(dialog(page).getByLabel('Label')).toBeFocused();
  await expect(badge).toContainText('confirm');
  await leaveUnasked();
  await openFromMenu('Edit…');
  await dialog(page).getByLabel('Label').fill('Another');
  await expect(badge).toBeVisible();
  await discard();

  await openFromMenu('Replace token…');
  await expect(dialog(page).getByLabel('Access token')).toBeFocused();
  await expect(badge).toBeVisible();
  await dialog(page).getByLabel('Access token').fill('half a tok');
  await discard();

  await openFromMenu('Remove…');
  await expect(badge).toBeVisible();
  await leaveUnasked();
});

test('a new account under all instances asks for the instance before anything else', async ({
  readDesk,
  open,
}) => {
  const { page } = await open(readDesk);
  await rows(page).first().waitFor();
  await page.getByRole('button', { name: 'New account…' }).click();
  const form = dialog(page);
  const instance = form.getByLabel('Instance');
  await expect(instance).toBeFocused();
  await expect(instance).toHaveValue('');
  await expect(form.getByRole('combobox', { name: 'Provider' })).toHaveCount(0);
  await expect(form.getByRole('button', { name: 'Create account' })).toBeDisabled();
  await expect(form).toContainText('Choose the instance first');

  await instance.selectOption({ label: 'Kestrel Bay · Production' });
  await expect(form.getByRole('combobox', { name: 'Provider' })).toBeVisible();
  await expect(form.getByLabel('Instance')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
});

sharing(
  'a person who was picked to get access is not lost by a click on another row',
  async ({ shown: { page } }) => {
    await pick(page, 'lindqv', 'Bea Lindqvist');
    const title = drawer(page).getByRole('heading', { level: 2 });
    const account = await title.innerText();
    await page.getByLabel('Filter by text').fill('');
    await rows(page).nth(1).click();
    await question(page).getByRole('button', { name: 'Keep editing' }).click();
    await expect(title).toHaveText(account);
    await expect(drawer(page)).toContainText('Give Bea Lindqvist');

    await drawer(page).getByRole('button', { name: 'Close', exact: true }).click();
    await question(page).getByRole('button', { name: 'Discard' }).click();
    await expect(drawer(page)).toHaveCount(0);
  },
);
