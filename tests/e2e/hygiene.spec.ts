/** Tidying up in the window: duplicates, unused accounts and default names, and from them a rename and its way back. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { chooseInMenu } from './support/native';
import { dialog } from './support/screen';
import { expect, test } from './support/test';

const list = (page: Page, name: string) =>
  dialog(page).getByRole('region', { name }).getByRole('listitem');
const kind = (page: Page, name: RegExp) =>
  dialog(page).getByRole('radiogroup', { name: 'What to tidy up' }).getByText(name);

test('untidy accounts are listed with what was not checked, and renamed by a template with a way back', async ({
  filledDesk,
  standIn: { instances },
  open,
}, info) => {
  const { app, page } = await open(filledDesk);
  await chooseInMenu(app, 'hygiene');
  await expect(dialog(page).getByText(/The config of \d+ accounts? was never read/u)).toBeVisible();
  await page.screenshot({ path: info.outputPath('hygiene-light.png') });
  await expectAccessible(page, 'tidying up');
  await kind(page, /^Unused \d+/u).click();
  await expect(dialog(page).getByText(/Jupyter workspaces.*was not checked/u)).toBeVisible();
  await expect(list(page, 'Unused').first()).toContainText('Domo lists no dataset that uses it');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: info.outputPath('hygiene-unused-dark.png') });
  await expect(dialog(page).getByRole('button', { name: 'Delete…' })).toBeDisabled();
  await kind(page, /^Default names \d+/u).click();
  await page.screenshot({ path: info.outputPath('hygiene-names-dark.png') });
  await kind(page, /^Unused \d+/u).click();
  const first = list(page, 'Unused').first();
  const name = (await first.locator('strong').innerText()).trim();
  await first.getByRole('checkbox').check();
  await dialog(page).getByRole('button', { name: 'Rename…' }).click();
  await dialog(page).getByLabel('New name').fill('{name} (unused)');
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  await dialog(page).getByRole('button', { name: 'Rename 1 account' }).click();
  await expect(dialog(page).getByRole('button', { name: '1 done' })).toBeVisible();
  const names = (): string[] =>
    Object.values(instances).flatMap(({ state }) =>
      [...state.accounts.values(), ...state.oauthAccounts.values()].map((each) =>
        each.displayName.trim(),
      ),
    );
  expect(names().filter((each) => each.endsWith('(unused)'))).toHaveLength(1);
  await dialog(page).getByRole('button', { name: 'Restore the old names…' }).click();
  await dialog(page).getByRole('button', { name: 'Restore 1 name' }).click();
  await expect(dialog(page).getByRole('button', { name: '1 done' })).toBeVisible();
  expect(names()).toContain(name);
  expect(names().filter((each) => each.endsWith('(unused)'))).toEqual([]);
});
