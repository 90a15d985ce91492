/** The first answer of a comparison of instances: most accounts match, and the rest is a number. */
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { resizeWindow } from './support/resize-window';
import {
  compareInstances,
  counted,
  expect,
  guessedWords,
  matrix,
  rowOf,
  singleAccounts,
  test,
} from './support/comparison';

test.use({ secrets: 'someReadable' });

const summary = (page: Page): Locator => page.getByRole('region', { name: 'What differs' });
const rowCount = async (page: Page): Promise<number> =>
  Number(await matrix(page).getAttribute('aria-rowcount')) - 1;

/** The share of the cells on screen that are missing. */
async function missingShare(page: Page): Promise<number> {
  const cells = await matrix(page).getByRole('gridcell').allInnerTexts();
  return cells.filter((text) => text.includes('missing')).length / cells.length;
}

test('the first answer leaves out the words of the names that say where an account is, and most accounts match', async ({
  filledDesk,
  open,
}) => {
  const { page, app } = await open(filledDesk);
  await compareInstances(page);
  await expect(guessedWords(page)).toContainText(
    /ignores.*found in the names; \d+ more accounts match/su,
  );
  await expect(
    guessedWords(page).getByRole('button', { name: 'dev', exact: true }),
  ).toHaveAttribute('aria-pressed', 'true');
  expect(await missingShare(page)).toBeLessThan(0.25);
  await resizeWindow(app, page, { width: 1024, height: 700 });
  await expectAccessible(page, 'the first answer');

  const before = await rowCount(page);
  await guessedWords(page).getByRole('button', { name: 'dev', exact: true }).click();
  await counted(page);
  await expect(
    guessedWords(page).getByRole('button', { name: 'dev', exact: true }),
  ).toHaveAttribute('aria-pressed', 'false');
  await singleAccounts(page).getByRole('button', { name: 'show', exact: true }).click();
  await counted(page);
  expect(await rowCount(page)).toBeGreaterThan(before);
});

test('accounts of one instance are a number until they are asked for', async ({ shown: page }) => {
  const shared = await rowCount(page);
  const count = Number(/^\d+/u.exec(await singleAccounts(page).innerText())?.[0]);
  expect(count).toBeGreaterThan(0);
  await singleAccounts(page).getByRole('button', { name: 'show only these' }).click();
  await counted(page);
  expect(await rowCount(page)).toBe(count);
  await singleAccounts(page).getByRole('button', { name: 'show', exact: true }).click();
  await counted(page);
  expect(await rowCount(page)).toBe(shared + count);
  await singleAccounts(page).getByRole('button', { name: 'hide' }).click();
  await counted(page);
  expect(await rowCount(page)).toBe(shared);
});

test('each bar of what differs shows its rows, by the keyboard too, and has its number in a table', async ({
  shown: page,
}) => {
  const all = await rowCount(page);
  for (const part of ['By provider', 'By config field', 'By instance']) {
    const bar = summary(page).getByRole('list', { name: part }).getByRole('button').first();
    const rows = Number(/(\d+)\s+accounts? differ/u.exec(await bar.innerText())?.[1]);
    expect(rows).toBeLessThan(all);
    await bar.focus();
    await page.keyboard.press('Enter');
    await counted(page);
    await expect(matrix(page)).toHaveAttribute('aria-rowcount', String(rows + 1));
    await expect(bar).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Enter');
    await counted(page);
    await expect(matrix(page)).toHaveAttribute('aria-rowcount', String(all + 1));
  }
  await summary(page).getByRole('button', { name: 'As table' }).click();
  await expect(summary(page).getByRole('table')).toHaveCount(3);
  await expect(
    summary(page).getByRole('row', { name: /Kestrel Bay · Staging \d+/u }),
  ).toBeVisible();
  await expectAccessible(page, 'the table');
  await summary(page).getByRole('button', { name: 'Hide summary' }).click();
  await expect(summary(page).getByRole('table')).toHaveCount(0);
});

test('a rule that the person chose is kept, and takes the words that were found with it', async ({
  shown: page,
}) => {
  await page.getByRole('button', { name: /^Matching/u }).click();
  const rule = page.getByRole('dialog', { name: 'Matching' });
  await rule.getByLabel('Suffixes').first().fill('(old)');
  await page.keyboard.press('Enter');
  await expect(guessedWords(page)).toHaveCount(0);
  await expect(rule.getByText('stg', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await counted(page);
  await expect(rowOf(page, '[DEV] Finance API token store')).toBeVisible();
  await page.getByRole('button', { name: /^Matching/u }).click();
  await rule.getByRole('button', { name: 'Find the words in the names' }).click();
  await expect(guessedWords(page)).toBeVisible();
});

test('a whole group is chosen with one click', async ({ filledDesk, open }) => {
  const { page } = await open(filledDesk);
  await compareInstances(page);
  await page.getByRole('button', { name: 'Instances', exact: true }).click();
  const groups = page.getByRole('group', { name: 'Whole groups' });
  await groups.getByRole('button', { name: /^Staging/u }).click();
  await expect(matrix(page).getByRole('columnheader')).toHaveCount(3);
  await groups.getByRole('button', { name: 'All' }).click();
  await expect(matrix(page).getByRole('columnheader')).toHaveCount(4);
});
