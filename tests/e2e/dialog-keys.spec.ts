/** Keys of the whole window while a dialog is open: which of them work, and who has the keys again afterwards. */
import type { Page } from '@playwright/test';
import { chooseInMenu } from './support/native';
import { dialog, rows, settled, showProduction } from './support/screen';
import { expect, test } from './support/test';

const help = (page: Page) => page.getByRole('dialog', { name: 'Help' });
const sheetOfKeys = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const question = (page: Page) => page.getByRole('dialog', { name: 'Discard what you typed?' });
const named = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });

test('F1 in a dialog opens the part of the guide about it, and gives the keys back with what was typed', async ({
  filledDesk,
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await showProduction(page);
  await rows(page).nth(2).click();
  for (const [opens, name, part] of [
    [() => page.keyboard.press('Control+n'), 'Add instance', 'The first instance'],
    [() => page.keyboard.press('Control+e'), 'Export', 'Export and schedule'],
    [() => page.keyboard.press('Control+,'), 'Settings', 'Settings'],
    [() => chooseInMenu(app, 'hygiene'), 'Tidy up', 'Tidy up'],
    [() => chooseInMenu(app, 'review'), 'Review access', 'Review access'],
    [() => chooseInMenu(app, 'transfer'), 'Move what a person owns', 'When somebody leaves'],
    [() => chooseInMenu(app, 'checkStore'), 'Check the inventory', 'When something is damaged'],
  ] as const) {
    await opens();
    await expect(named(page, name)).toBeVisible();
    await expect(named(page, name).locator(':focus')).toHaveCount(1);
    await page.keyboard.press('F1');
    await expect(help(page).getByRole('article', { name: part })).toBeVisible();
    await expect(help(page).getByRole('button', { name: part, exact: true })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(help(page)).toHaveCount(0);
    await expect(named(page, name).locator(':focus'), name).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  }

  await page.locator('[data-row][tabindex="0"]').focus();
  await page.keyboard.press('F2');
  const name = dialog(page).getByLabel('Display name');
  await name.fill('A better name');
  await page.keyboard.press('F1');
  await expect(help(page).getByRole('article', { name: /^Find and change/u })).toBeVisible();
  // What is typed into the help is not typed into the form.
  await page.keyboard.type('x');
  await page.keyboard.press('F1');
  await expect(help(page)).toHaveCount(0);
  await expect(name).toBeFocused();
  await expect(name).toHaveValue('A better name');
  await page.keyboard.press('Escape');
  await expect(question(page).getByRole('button', { name: 'Keep editing' })).toBeFocused();
  // The question is answered first.
  await page.keyboard.press('F1');
  await page.keyboard.press('Escape');
  await expect(question(page)).toHaveCount(0);
  await expect(help(page)).toHaveCount(0);
  await expect(name).toHaveValue('A better name');
});

test('? in a dialog opens the list of keys where no text is typed, and is a sign in a text', async ({
  filledDesk,
  open,
}) => {
  const { page } = await open(filledDesk);
  await showProduction(page);
  await page.keyboard.press('Control+n');
  const instance = dialog(page).getByLabel('Instance', { exact: true });
  await expect(instance).toBeFocused();
  await page.keyboard.type('a?');
  await expect(instance).toHaveValue('a?');
  const cancel = named(page, 'Add instance').getByRole('button', { name: 'Cancel' });
  await cancel.focus();
  await page.keyboard.press('?');
  await expect(sheetOfKeys(page)).toBeVisible();
  await page.keyboard.press('F1');
  await expect(help(page)).toBeVisible();
  await expect(sheetOfKeys(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(cancel).toBeFocused();
  await expect(instance).toHaveValue('a?');
});

test('Escape in a field that has nothing to offer closes the dialog at once', async ({
  emptyDesk,
  open,
}) => {
  const { page } = await open(emptyDesk);
  await expect(page.getByRole('button', { name: 'Add instance…' }).first()).toBeVisible();
  await page.keyboard.press('Control+n');
  await expect(dialog(page).getByLabel('Instance', { exact: true })).toBeFocused();
  await dialog(page).getByRole('combobox', { name: 'Group' }).focus();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
});

test('other keys of the window take the place of a dialog that is only read, and do nothing in a form', async ({
  filledDesk,
  open,
}) => {
  const { page } = await open(filledDesk);
  await settled(page);
  const finder = page.getByPlaceholder('Find an instance');
  const tray = page.getByRole('region', { name: 'Jobs' });
  for (const [key, shown] of [
    ['Control+k', finder],
    ['Control+j', tray],
    ['Control+n', named(page, 'Add instance')],
    ['F1', help(page)],
  ] as const) {
    await page.keyboard.press('Control+,');
    await expect(named(page, 'Settings').locator(':focus')).toHaveCount(1);
    await page.keyboard.press(key);
    await expect(shown).toBeVisible();
    await expect(named(page, 'Settings')).toHaveCount(key === 'F1' ? 1 : 0);
    if (key === 'Control+n') {
      for (const [pressed, elsewhere] of [
        ['Control+k', finder],
        ['Control+,', named(page, 'Settings')],
        ['Control+Shift+a', page.getByRole('grid', { name: 'Activity' })],
      ] as const) {
        await page.keyboard.press(pressed);
        await expect(elsewhere).toHaveCount(0);
        await expect(shown.locator(':focus')).toHaveCount(1);
      }
      await page.keyboard.press('F6');
      await expect(shown.locator(':focus')).toHaveCount(1);
    }
    if (key === 'F1') await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  }
});
