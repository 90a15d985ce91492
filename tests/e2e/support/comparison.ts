/** Accounts and instances side by side, as tests find them on the screen. */
import type { Locator, Page } from '@playwright/test';
import { filterBy, rows, settled, showProduction } from './screen';
import { expect, test as base } from './test';

export const matrix = (page: Page): Locator =>
  page.getByRole('grid', { name: 'Instances side by side' });

/** Puts all instances side by side, in the order of the rail: Development, Production, Staging. */
export async function compareInstances(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find an instance').fill('all instances side by side');
  await page.getByRole('option', { name: /^Compare all instances/u }).click();
  await counted(page);
}

/** Waits until the question on screen is answered in full. */
export async function counted(page: Page): Promise<void> {
  await page.locator('[role="grid"][aria-busy="false"]').first().waitFor();
  await page.getByText('counting…').first().waitFor({ state: 'detached' });
}

/** The words of the names that the matching leaves out by itself. */
export const guessedWords = (page: Page): Locator =>
  page.getByRole('group', { name: 'Words found in the names' });

export const singleAccounts = (page: Page): Locator =>
  page.getByRole('group', { name: 'Accounts of one instance' });

/** Switches off what was guessed, and shows the accounts of one instance too. */
export async function matchWholeNames(page: Page): Promise<void> {
  const ignored = guessedWords(page).getByRole('button', { pressed: true });
  await ignored.first().waitFor();
  while ((await ignored.count()) > 0) await ignored.first().click();
  await expect(guessedWords(page)).toContainText('; 0 more accounts match');
  await singleAccounts(page).getByRole('button', { name: 'show', exact: true }).click();
  await expect(singleAccounts(page).getByRole('button', { name: 'hide' })).toBeVisible();
  await counted(page);
}

/** The row of an account; another's name may begin alike. */
export const rowOf = (page: Page, name: string): Locator =>
  matrix(page)
    .getByRole('row')
    .filter({ has: page.locator(`[role="rowheader"] [title="${name}"]`) });

/** What the cells of a row say. */
export const cellsOf = (page: Page, name: string): Locator =>
  rowOf(page, name).getByRole('gridcell');

export const details = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Details' });

/** Shows the rows that have one word in their provider alone, since only some of all rows are in the page. */
export async function showProvider(page: Page, provider: string): Promise<void> {
  await page.getByRole('button', { name: /^Provider/u }).click();
  await page.getByLabel('Find a provider').fill(provider);
  await page.getByRole('group', { name: 'Providers' }).getByRole('checkbox').first().click();
  await page.keyboard.press('Escape');
  await counted(page);
}

export const accountsMatrix = (page: Page): Locator =>
  page.getByRole('grid', { name: 'Accounts side by side' });

export const pickedLine = (page: Page): Locator =>
  page.getByRole('group', { name: 'Selected accounts' });

/** Picks the first account of the instance on screen whose words fit, with the keyboard alone. */
async function pickFirst(page: Page, words: string): Promise<void> {
  await filterBy(page, words);
  // The list before may have had such rows as well, further down.
  await expect(rows(page).first()).toContainText(words, { ignoreCase: true });
  const picked = rows(page).first().getByRole('checkbox');
  // A row that is drawn again after it got the focus loses the key.
  await expect(async () => {
    await page.locator('[data-row][tabindex="0"]').focus();
    await page.keyboard.press('Home');
    if (!(await picked.isChecked())) await page.keyboard.press(' ');
    await expect(picked).toBeChecked({ timeout: 5_000 });
  }).toPass();
  await filterBy(page, '');
}

/** Two accounts of a provider whose secrets Domo masks, of two instances. */
export async function compareTwo(
  page: Page,
  production = 'Sales Snowflake key pair',
  staging = 'Snowflake',
): Promise<void> {
  await showProduction(page);
  await pickFirst(page, production);
  await page.keyboard.press('Control+3');
  await expect(
    page.locator('[aria-current="true"]').filter({ hasText: 'Staging' }).first(),
  ).toBeVisible();
  await settled(page);
  await pickFirst(page, staging);
  await expect(pickedLine(page)).toContainText('2 selected');
  await pickedLine(page).getByRole('button', { name: 'Compare' }).click();
  await accountsMatrix(page).waitFor();
}

/** Reads the accounts that are compared from Domo. */
export const readAgain = async (page: Page): Promise<void> => {
  const refresh = page.getByRole('button', { name: 'Refresh' });
  await refresh.click();
  // It is busy from the click on, so this waits for the end of the reading, however short it is.
  await expect(refresh).not.toHaveAttribute('data-loading', 'true');
};

/** With all three instances of the company side by side. */
export const test = base.extend<{ shown: Page }>({
  shown: async ({ filledDesk, open }, use) => {
    const { page } = await open(filledDesk);
    await compareInstances(page);
    await use(page);
  },
});

export { expect };
