/** A secret is rotated by the login that it belongs to, where no account is known that has it. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { dialog } from './support/screen';
import {
  giveSameLogin,
  listIn,
  passwordsOf,
  planNewPassword,
  readConfigs,
  writeNewPassword,
} from './support/rotation';
import { expect, test } from './support/test';

const LABEL = 'Kestrel Bay · Production';

async function openLoginForm(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+R');
  await dialog(page).getByText('The login that it belongs to').click();
}

test('a login that somebody wrote down is found, its accounts are chosen, and the new secret is written', async ({
  filledDesk,
  standIn: { instances },
  open,
}, info) => {
  const { production } = instances;
  const [first, second] = giveSameLogin(production);
  const { username = '', account = '' } = production.state.accounts.get(first)?.config ?? {};
  const { page } = await open(filledDesk);
  await readConfigs(page, LABEL, [first, second]);
  await openLoginForm(page);
  const findIt = dialog(page).getByRole('button', { name: 'Find its accounts' });
  await expect(findIt).toBeDisabled();
  await expect(dialog(page)).toContainText('Enter the user');
  await dialog(page).getByLabel('User', { exact: true }).fill(username);
  await expect(dialog(page)).toContainText('Enter a host or an account at the system');
  await expect(findIt).toBeDisabled();
  await dialog(page).getByLabel('Account at the system').fill(account);
  await page.keyboard.press('Enter');
  const fields = dialog(page).getByRole('group', { name: 'Secret fields that get a new value' });
  await expect(fields.getByRole('checkbox', { name: 'password' })).toBeChecked();
  await expect(fields).toContainText('2 accounts with this login');
  const found = listIn(page, 'Accounts that get the new secret');
  await expect(found).toHaveCount(2);
  await expect(found.first()).toContainText('cannot know whether it has the same secret');
  await expectAccessible(page, 'a rotation by a login');
  await page.screenshot({ path: info.outputPath('rotate-login-light.png') });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: info.outputPath('rotate-login-dark.png') });
  await planNewPassword(page, 'made-up-value');
  await writeNewPassword(page, LABEL);
  expect(passwordsOf(production, [first, second])).toEqual(['made-up-value', 'made-up-value']);
});

test('who only may sign in so is named and not changed, and what is found belongs to what is typed', async ({
  filledDesk,
  standIn: { instances },
  open,
}, info) => {
  const { production } = instances;
  const [first, second] = giveSameLogin(production);
  const alike = production.state.accounts.get(second);
  const { username = '', account = '' } = production.state.accounts.get(first)?.config ?? {};
  if (!alike) throw new Error('There is no such account.');
  alike.config = { ...alike.config, username: username.toUpperCase() };
  const { page } = await open(filledDesk);
  await readConfigs(page, LABEL, [first, second]);
  await openLoginForm(page);
  const user = dialog(page).getByLabel('User', { exact: true });
  await user.fill('nobody');
  await dialog(page).getByLabel('Account at the system').fill(account);
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('No account that was read signs in so.');
  await page.screenshot({ path: info.outputPath('rotate-login-nobody.png') });

  await user.fill(username);
  // What was found is of another login.
  await expect(dialog(page)).not.toContainText('No account that was read');
  await expect(dialog(page)).toContainText('Find the accounts of the login first');
  await page.keyboard.press('Enter');
  await expect(listIn(page, 'Accounts that get the new secret')).toHaveCount(1);
  await expect(dialog(page)).toContainText(
    /1 may sign in as this login, written otherwise or hidden; they are not changed: /u,
  );
  await page.screenshot({ path: info.outputPath('rotate-login-maybe.png') });

  // The other way keeps nothing of it.
  await dialog(page).getByText('An account that has it').click();
  await expect(dialog(page)).toContainText('Choose an account that has the secret');
  await expect(listIn(page, 'Accounts that get the new secret')).toHaveCount(0);
  await dialog(page).getByText('The login that it belongs to').click();
  await expect(user).toHaveValue(username);
});
