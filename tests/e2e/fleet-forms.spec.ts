/** Changes that reach many instances, in the window: another account for datasets, a leaver, one secret everywhere. */
import type { Page } from '@playwright/test';
import type { Instance } from '../domo';
import { expectAccessible } from './support/axe';
import { chooseInMenu } from './support/native';
import { dialog, drawer, filterBy, openAccount, rows, showProduction } from './support/screen';
import { expect, test } from './support/test';
import {
  giveSameLogin,
  listIn,
  passwordsOf,
  planNewPassword,
  readConfigs,
  writeNewPassword,
} from './support/rotation';

const LABEL = 'Kestrel Bay · Production';

const confirmLabel = (page: Page) =>
  dialog(page).getByLabel(`Type “${LABEL}” to confirm`, { exact: true });

/** Two open accounts of one provider; the first feeds several datasets. */
function twoOfOneProvider({ state }: Instance) {
  const accounts = [...state.accounts.values()].filter(({ closed }) => !closed);
  for (const from of accounts) {
    const to = accounts.find(
      (one) => one !== from && one.dataProviderType === from.dataProviderType,
    );
    if (to && from.datasets.length > 1) return { from, to };
  }
  throw new Error('There are no such accounts.');
}

const datasetsOf = (instance: Instance, id: number): string[] =>
  (instance.state.accounts.get(id)?.datasets ?? []).map((each) => each.id).sort();

test('datasets get another account after each was shown, one is left out, and they get it back', async ({
  filledDesk,
  standIn: { instances },
  open,
}, info) => {
  const { production } = instances;
  const { from, to } = twoOfOneProvider(production);
  const before = datasetsOf(production, from.id);
  const { page } = await open(filledDesk);
  await showProduction(page);
  await openAccount(page, from.id, from.displayName);
  await drawer(page).getByRole('button', { name: 'Actions for this account' }).click();
  await page.getByRole('menuitem', { name: 'Give its datasets another account…' }).click();
  await expect(listIn(page, 'Datasets')).toHaveCount(before.length);
  await expect(listIn(page, 'Datasets').first()).toContainText(/What depends on it: \d+ cards?/u);
  await listIn(page, 'Datasets').first().getByRole('checkbox').uncheck();
  const target = dialog(page).getByLabel(`Account that they get in ${LABEL}`);
  await target.fill(String(to.id));
  await page.getByRole('option', { name: `(${String(to.id)})` }).click();
  await page.screenshot({ path: info.outputPath('repoint-light.png') });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: info.outputPath('repoint-dark.png') });
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  await expect(listIn(page, 'Planned changes')).toHaveCount(before.length - 1);
  await page.screenshot({ path: info.outputPath('repoint-review-dark.png') });
  const write = dialog(page).getByRole('button', { name: /^Change \d+ datasets?$/u });
  await expect(write).toBeDisabled();
  expect(datasetsOf(production, from.id)).toEqual(before);
  await confirmLabel(page).fill(LABEL);
  await write.click();
  await expect(
    dialog(page).getByRole('button', { name: `${String(before.length - 1)} done` }),
  ).toBeVisible();
  expect(datasetsOf(production, from.id)).toHaveLength(1);
  await page.screenshot({ path: info.outputPath('repoint-results-dark.png') });

  await dialog(page).getByRole('button', { name: 'Give the old account back…' }).click();
  await expect(listIn(page, 'Planned changes')).toHaveCount(before.length - 1);
  await confirmLabel(page).fill(LABEL);
  await dialog(page)
    .getByRole('button', { name: /^Change \d+ datasets?$/u })
    .click();
  await expect(
    dialog(page).getByRole('button', { name: `${String(before.length - 1)} done` }),
  ).toBeVisible();
  expect(datasetsOf(production, from.id)).toEqual(before);
});

const levelsOf = (instance: Instance, userId: number): string[] =>
  [...instance.state.accounts.values()].flatMap(({ closed, access }) =>
    closed ? [] : access.filter(({ id }) => id === String(userId)).map((one) => one.accessLevel),
  );

test('what a person owns goes to another one, a sole owner can be shown alone, and nothing is left', async ({
  filledDesk,
  standIn: { instances },
  open,
}, info) => {
  const { production } = instances;
  const people = [...production.state.users.values()];
  const who = people.find(({ displayName }) => displayName === 'Rafael Okonjo');
  const heir = people.find(({ displayName }) => displayName === 'Noor Haddad');
  if (!who || !heir) throw new Error('There are no such people.');
  const owned = levelsOf(production, who.id).filter((level) => level === 'OWNER').length;
  expect(owned).toBeGreaterThan(5);
  const { app, page } = await open(filledDesk);
  await chooseInMenu(app, 'transfer');
  await dialog(page).getByLabel('E-mail address of the person who leaves').fill(who.emailAddress);
  await dialog(page).getByLabel('E-mail address of the new owner').fill('nobody@example.com');
  await dialog(page).getByLabel('Kestrel Bay · Development').uncheck();
  await dialog(page).getByLabel('Kestrel Bay · Staging').uncheck();
  await dialog(page).getByLabel('Other new owners in some instances').check();
  await dialog(page).getByLabel(`New owner in ${LABEL}`).fill(heir.emailAddress);
  await page.screenshot({ path: info.outputPath('transfer-light.png') });
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  await expect(dialog(page).getByText(/accounts? in 1 instance will be written/u)).toBeVisible();
  await page.screenshot({ path: info.outputPath('transfer-review-light.png') });
  // What Domo refuses to open may be theirs, and is not lost among the writes.
  const left = dialog(page).getByRole('button', { name: '3: will not be written' });
  await left.click();
  await expect(left).toHaveAttribute('aria-pressed', 'true');
  await expect(listIn(page, 'Planned changes')).toHaveCount(3);
  await expect(listIn(page, 'Planned changes').last()).toContainText('Access is denied');
  const onlyOwner = dialog(page).getByRole('button', { name: /Rafael Okonjo is its only owner/u });
  await onlyOwner.click();
  await expect(listIn(page, 'Planned changes').first()).toContainText('is its only owner');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: info.outputPath('transfer-review-dark.png') });
  await confirmLabel(page).fill(LABEL);
  await dialog(page)
    .getByRole('button', { name: /^Move \d+ accounts$/u })
    .click();
  await expect(dialog(page).getByRole('button', { name: /\d+ done/u })).toBeVisible();
  await page.screenshot({ path: info.outputPath('transfer-results-dark.png') });
  expect(levelsOf(production, who.id)).toEqual([]);
  expect(
    levelsOf(production, heir.id).filter((level) => level === 'OWNER').length,
  ).toBeGreaterThanOrEqual(owned);
});

test('one secret is found by its login, typed twice, written everywhere, and is in no plan', async ({
  filledDesk,
  standIn: { instances },
  open,
}, info) => {
  const { production } = instances;
  const [first, second] = giveSameLogin(production);
  const { app, page } = await open(filledDesk);
  await readConfigs(page, LABEL, [first, second]);
  await showProduction(page);
  await filterBy(page, production.state.accounts.get(first)?.displayName ?? '');
  await rows(page)
    .filter({ hasText: String(first) })
    .getByRole('checkbox')
    .check();
  await page.keyboard.press('Control+Shift+R');
  const found = listIn(page, 'Accounts that get the new secret');
  await expect(found).toHaveCount(2);
  await expect(found.nth(1)).toContainText('cannot know whether it has the same secret');
  await page.screenshot({ path: info.outputPath('rotate-light.png') });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: info.outputPath('rotate-dark.png') });
  await planNewPassword(page, 'made-up-value');
  await page.screenshot({ path: info.outputPath('rotate-review-dark.png') });
  await writeNewPassword(page, LABEL);
  await page.screenshot({ path: info.outputPath('rotate-results-dark.png') });
  expect(passwordsOf(production, [first, second])).toEqual(['made-up-value', 'made-up-value']);
  await dialog(page).getByRole('button', { name: 'Done', exact: true }).click();
  await chooseInMenu(app, 'bulkRuns');
  await expect(dialog(page).getByRole('list', { name: 'Plans and runs' })).toContainText(
    'Change a secret',
  );
});

test('a selection is rotated as a whole: accounts of each secret are found, and one without the field is named', async ({
  filledDesk,
  standIn: { instances },
  open,
}, info) => {
  const { production } = instances;
  const [first, second] = giveSameLogin(production);
  const other = [...production.state.accounts.values()].find(
    ({ closed, dataProviderType, secretManagerAccountId }) =>
      !closed && dataProviderType === 'amazon-s3' && secretManagerAccountId === null,
  );
  if (!other) throw new Error('There is no account of another provider.');
  const { page } = await open(filledDesk);
  await readConfigs(page, LABEL, [first, second, other.id]);
  await showProduction(page);
  for (const { id, displayName } of [production.state.accounts.get(first) ?? other, other]) {
    await filterBy(page, displayName);
    await rows(page)
      .filter({ hasText: String(id) })
      .filter({ hasText: displayName })
      .first()
      .getByRole('checkbox')
      .check();
  }
  await page.keyboard.press('Control+Shift+R');
  await expect(dialog(page)).toContainText('The secrets of 2 selected accounts.');
  const fields = dialog(page).getByRole('group', { name: 'Secret fields that get a new value' });
  await expect(fields.getByRole('checkbox', { name: 'password' })).toBeChecked();
  await expect(dialog(page)).toContainText('1 selected account is left out');
  await expect(dialog(page)).toContainText('(has no such field)');
  const found = listIn(page, 'Accounts that get the new secret');
  await expect(found).toHaveCount(2);
  await expect(found.first()).toContainText('selected');
  await expect(found.nth(1)).toContainText('cannot know whether it has the same secret');
  await expectAccessible(page, 'a rotation that begins with a selection');
  await page.screenshot({ path: info.outputPath('rotate-selection.png') });
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  await expect(listIn(page, 'Planned changes')).toHaveCount(2);
});

test('each form says what it lacks, what cannot be read, and that Domo cannot be reached', async ({
  readDesk,
  standIn: { instances },
  open,
}, info) => {
  const { production } = instances;
  const { from } = twoOfOneProvider(production);
  const { app, page } = await open(readDesk);
  await chooseInMenu(app, 'repoint');
  await expect(dialog(page).getByText('Choose the account that they use')).toBeVisible();
  production.faults.add({ kind: 'status', status: 503, route: 'datasets.ofAccount' });
  await dialog(page).getByLabel('Account that the datasets use now').fill(String(from.id));
  await page
    .getByRole('option', { name: `(${String(from.id)}) · ${LABEL}` })
    .first()
    .click();
  await expect(dialog(page).getByText(/The datasets of 1 account are not known/u)).toBeVisible();
  await page.screenshot({ path: info.outputPath('repoint-error.png') });
  production.faults.clear();
  await dialog(page).getByRole('button', { name: 'Retry' }).click();
  await expect(listIn(page, 'Datasets')).toHaveCount(from.datasets.length);
  await dialog(page)
    .getByRole('button', { name: /^Choose none/u })
    .click();
  await expect(dialog(page).getByText('Choose a dataset')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('rotate a secret');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText('Choose an account that has the secret')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+L');
  await expect(dialog(page).getByText('Enter who leaves')).toBeVisible();
});
