/** Changes to many accounts without a network: each form says what cannot be done and why, and keeps what was typed. */
import type { Locator, Page } from '@playwright/test';
import type { Instance } from '../domo';
import { chooseInMenu } from './support/native';
import { dialog, settled, statusLine } from './support/screen';
import { expect, test } from './support/test';

const PRODUCTION = 'Kestrel Bay · Production';
const STAGING = 'Kestrel Bay · Staging';

const planned = (page: Page): Locator =>
  dialog(page).getByRole('region', { name: 'Planned changes' }).getByRole('listitem');

/** Plans, expects that nothing can be written and why, and goes back to the form. */
async function expectNothingToWrite(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  const first = planned(page).first();
  await expect(first).toContainText('will not be written');
  await expect(first).toContainText(/cannot be reached .*Check the network/u);
  await expect(dialog(page).getByText('There is nothing to write')).toBeVisible();
  // Nobody types a secret or an answer for nothing.
  await expect(dialog(page).getByRole('checkbox')).toHaveCount(0);
  await expect(dialog(page).locator('input[type="password"]')).toHaveCount(0);
  await expect(statusLine(page)).toContainText('nothing to write, and the plan says why');
  await dialog(page).getByRole('button', { name: 'Back' }).click();
}

/** Chooses an account of Production in a finder. */
async function choose(page: Page, label: string, id: number): Promise<Locator> {
  const finder = dialog(page).getByLabel(label);
  await finder.fill(String(id));
  await page
    .getByRole('option', { name: `(${String(id)}) · ${PRODUCTION}` })
    .first()
    .click();
  return finder;
}

function accountWithDatasets({ state }: Instance) {
  const found = [...state.accounts.values()].find(
    ({ closed, dataProviderType, datasets, secretManagerAccountId }) =>
      !closed &&
      dataProviderType === 'snowflake' &&
      secretManagerAccountId === null &&
      datasets.length > 0,
  );
  if (!found) throw new Error('There is no such account.');
  return found;
}

interface Shown {
  readonly page: Page;
  readonly production: Instance;
}

/** Each begins with its form open, and leaves it open. */
const forms: Readonly<Record<string, (shown: Shown) => Promise<void>>> = {
  renewTokens: async ({ page }) => {
    const life = dialog(page).getByLabel('Life of the new tokens, in days');
    await life.fill('91');
    await expectNothingToWrite(page);
    await expect(life).toHaveValue('91');
  },
  rotate: async ({ page, production }) => {
    const { id } = accountWithDatasets(production);
    const finder = await choose(page, 'An account that has the secret', id);
    const field = dialog(page).getByRole('checkbox', { name: 'password' });
    await field.check();
    await expectNothingToWrite(page);
    await expect(finder).toHaveValue(new RegExp(String(id), 'u'));
    await expect(field).toBeChecked();
  },
  transfer: async ({ page }) => {
    const who = dialog(page).getByLabel('E-mail address of the person who leaves');
    await who.fill('rafael.okonjo@example.com');
    await dialog(page)
      .getByLabel('E-mail address of the new owner')
      .fill('noor.haddad@example.com');
    await expectNothingToWrite(page);
    await expect(who).toHaveValue('rafael.okonjo@example.com');
  },
  align: async ({ page }) => {
    await dialog(page).getByRole('combobox', { name: 'Baseline' }).click();
    await page.getByRole('option', { name: PRODUCTION }).click();
    await dialog(page).getByLabel(STAGING).check();
    await expectNothingToWrite(page);
    await expect(dialog(page).getByLabel(STAGING)).toBeChecked();
    await expect(dialog(page).getByRole('combobox', { name: 'Baseline' })).toHaveValue(PRODUCTION);
  },
  hygiene: async ({ page }) => {
    await dialog(page)
      .getByRole('radiogroup', { name: 'What to tidy up' })
      .getByText(/^Unused \d+/u)
      .click();
    await dialog(page)
      .getByRole('region', { name: 'Unused' })
      .getByRole('checkbox')
      .first()
      .check();
    await dialog(page).getByRole('button', { name: 'Rename…' }).click();
    await dialog(page).getByLabel('New name').fill('{name} (unused)');
    await expectNothingToWrite(page);
    await expect(dialog(page).getByLabel('New name')).toHaveValue('{name} (unused)');
  },
  review: async ({ page }) => {
    await expect(dialog(page).getByText(/[\d,]+ entries of [\d,]+ accounts/u)).toBeVisible();
    await expect(dialog(page).getByRole('button', { name: 'Write the review…' })).toBeEnabled();
  },
  publish: async ({ page }) => {
    await dialog(page).getByLabel('Instance that gets the DataSets').selectOption(PRODUCTION);
    const label = dialog(page).getByLabel(`Type “${PRODUCTION}” to confirm`);
    await label.fill(PRODUCTION);
    await dialog(page)
      .getByRole('button', { name: /^Publish [\d,]+ rows/u })
      .click();
    const results = dialog(page).getByRole('list', { name: 'Results' }).getByRole('listitem');
    await expect(results.first()).toContainText('not published');
    await expect(results.first().getByRole('alert')).toContainText(/cannot be reached/u);
    await dialog(page).getByRole('button', { name: 'Back' }).click();
    await expect(label).toHaveValue(PRODUCTION);
  },
  // The last: the network comes back.
  repoint: async ({ page, production }) => {
    const { id, datasets } = accountWithDatasets(production);
    const finder = await choose(page, 'Account that the datasets use now', id);
    const reason = dialog(page).getByRole('alert');
    await expect(reason).toContainText(/cannot be reached .*Check the network/su);
    await expect(dialog(page).getByText('The datasets of 1 account are not known')).toBeVisible();
    await production.reset();
    await dialog(page).getByRole('button', { name: 'Retry' }).click();
    await expect(
      dialog(page).getByRole('region', { name: 'Datasets' }).getByRole('listitem'),
    ).toHaveCount(datasets.length);
    await expect(finder).toHaveValue(new RegExp(String(id), 'u'));
  },
};

/** Leaves the form, and loses what was typed. */
async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  const discard = page.getByRole('button', { name: 'Discard' });
  await expect(async () => {
    if (await discard.isVisible()) await discard.click({ timeout: 1_000 });
    expect(await dialog(page).count()).toBe(0);
  }).toPass();
}

test('without a network each form says what cannot be done and why, and keeps what was typed', async ({
  filledDesk,
  standIn,
  open,
}) => {
  // One window walks through all forms.
  await standIn.close();
  const { production } = standIn.instances;
  const { app, page } = await open(filledDesk);
  await settled(page);
  for (const [name, use] of Object.entries(forms)) {
    await test.step(name, async () => {
      await chooseInMenu(app, name);
      await use({ page, production });
      await leave(page);
    });
  }
});
