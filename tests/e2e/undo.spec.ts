/** Ctrl+Z: what was changed is shown before it is brought back, and refused where it cannot be. */
import type { Page } from '@playwright/test';
import { prepareAccount, entry, level, showAccess } from './support/access';
import { expectAccessible } from './support/axe';
import { chooseInMenu } from './support/native';
import { dialog, drawer, openAccount, openTab, showProduction } from './support/screen';
import { expect, test } from './support/test';

const name = (page: Page) => drawer(page).getByRole('heading', { level: 2 });

async function rename(page: Page, to: string): Promise<void> {
  await page.locator('[data-row]:focus').press('F2');
  await dialog(page).getByLabel('Display name').fill(to);
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(name(page)).toHaveText(to);
}

test('Ctrl+Z shows what it brings back, Enter brings it back, and a change by somebody else is never overwritten', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { production } = standIn.instances;
  const account = prepareAccount(production);
  const before = account.displayName;
  const { page, app } = await open(filledDesk);
  await showProduction(page);
  await openAccount(page, account.id, before);
  await rename(page, 'Loader of boats');
  expect(account.displayName).toBe('Loader of boats');

  await page.keyboard.press('Control+z');
  await expect(dialog(page)).toContainText('Kestrel Bay · Production');
  await expect(dialog(page).getByRole('row').last()).toHaveText(
    new RegExp(`Display name.*Loader of boats.*${before}`, 'u'),
  );
  await expectAccessible(page, 'the preview of an undo');
  expect(production.log.count({ route: 'accounts.rename' })).toBe(1);
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(name(page)).toHaveText(before);
  expect(account.displayName).toBe(before);
  expect(production.log.all({ route: 'accounts.rename' }).map(({ body }) => body)).toEqual([
    'Loader of boats',
    before,
  ]);

  await page.keyboard.press('Control+z');
  await expect(dialog(page)).toContainText('There is nothing to undo');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();

  await rename(page, 'Loader of tents');
  account.displayName = 'Somebody else';
  await chooseInMenu(app, 'undo');
  await expect(dialog(page).getByRole('alert')).toContainText('changed again since');
  await expect(dialog(page).getByRole('alert')).toContainText('Somebody else');
  await expect(dialog(page).getByRole('button', { name: 'Undo' })).toBeDisabled();
  await page.keyboard.press('Enter');
  expect(production.log.count({ route: 'accounts.rename' })).toBe(3);
  expect(account.displayName).toBe('Somebody else');
});

test('Ctrl+Z in a text undoes the typing there, and the menu of an entry undoes a change of access', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { production } = standIn.instances;
  const account = prepareAccount(production);
  const { page, app } = await open(filledDesk);
  await showProduction(page);
  const filter = page.getByLabel('Filter by text');
  await filter.focus();
  await page.keyboard.insertText('snow');
  await expect(filter).toHaveValue('snow');
  await page.keyboard.press('Control+z');
  await expect(filter).toHaveValue('');
  await expect(dialog(page)).toBeHidden();
  await page.keyboard.insertText('snow');
  await expect(filter).toHaveValue('snow');
  await chooseInMenu(app, 'undo');
  await expect(filter).toHaveValue('');

  await showAccess(page, account);
  await level(page, 'Noor Haddad').click();
  await page.getByRole('menuitem', { name: /^Can edit/u }).click();
  await dialog(page).getByRole('button', { name: 'Change access' }).click();
  await expect(level(page, 'Noor Haddad')).toHaveText('Can edit');
  await page.keyboard.press('Control+Shift+a');
  await page.getByRole('grid', { name: 'Activity' }).locator('[data-row]').first().focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Undo…' }).click();
  await expect(dialog(page).getByRole('row').last()).toHaveText(/Noor Haddad.*Can edit.*Can view/u);
  await dialog(page).getByRole('button', { name: 'Undo' }).click();
  await expect(dialog(page)).toBeHidden();
  await page.keyboard.press('Control+Shift+a');
  await openTab(page, 'Access');
  await expect(entry(page, 'Noor Haddad')).toContainText('Can view');
  expect(account.access).toContainEqual(expect.objectContaining({ accessLevel: 'CAN_VIEW' }));
});
