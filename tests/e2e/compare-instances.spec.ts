import type { Page } from '@playwright/test';
import { addCompany } from '../harness/company';
import { expectAccessibleWithPopup } from './support/axe';
import {
  cellsOf,
  compareInstances,
  counted,
  details,
  expect,
  matchWholeNames,
  matrix,
  rowOf,
  showProvider,
  test,
} from './support/comparison';
import { callFromPage, findProfileId } from './support/page-calls';

test.use({ secrets: 'someReadable' });

const FINANCE = 'Finance API token store';

/** A count beside a choice of rows. */
const countOf = async (page: Page, word: string): Promise<number> =>
  Number(
    (
      await page.getByRole('radiogroup', { name: 'Rows' }).getByText(word).first().innerText()
    ).replace(/\D/gu, ''),
  );
const choose = async (page: Page, word: string): Promise<void> => {
  await page.getByRole('radiogroup', { name: 'Rows' }).getByText(word).first().click();
  await counted(page);
};

test('the comparison says where each account is the same, differs or is missing, and filters by it', async ({
  standIn,
  shown: page,
}) => {
  await matchWholeNames(page);
  await expect(matrix(page).getByRole('columnheader')).toHaveCount(4);
  await expect(cellsOf(page, FINANCE)).toHaveText([/missing/u, /same/u, /1 field differs/u]);
  await expect(rowOf(page, FINANCE)).toContainText('abstract-credential-store');

  const all = await countOf(page, 'All');
  await expect(matrix(page)).toHaveAttribute('aria-rowcount', String(all + 1));
  const missing = await countOf(page, 'Missing');
  await choose(page, 'Missing');
  await expect(matrix(page)).toHaveAttribute('aria-rowcount', String(missing + 1));
  const invalid = await countOf(page, 'Invalid');
  await choose(page, 'Invalid');
  await expect(matrix(page)).toHaveAttribute('aria-rowcount', String(invalid + 1));
  await expect(matrix(page).locator('[data-cell$="/-1"]').first()).toBeVisible();
  await expect(matrix(page).getByText('▲ invalid').first()).toBeVisible();
  await choose(page, 'All');

  const types = new Set(
    Object.values(standIn.instances).flatMap(({ state }) =>
      [...state.accounts.values()].map(({ dataProviderType }) => dataProviderType),
    ),
  );
  expect(types).toContain('snowflake');
  await showProvider(page, 'abstract-credential-store');
  const fewer = Number(await matrix(page).getAttribute('aria-rowcount')) - 1;
  expect(fewer).toBeLessThan(all);
  await expect(rowOf(page, FINANCE)).toBeVisible();

  await page.getByRole('button', { name: 'Baseline: most common' }).click();
  await page.getByRole('menuitem', { name: 'Kestrel Bay · Staging' }).click();
  await counted(page);
  await expect(cellsOf(page, FINANCE)).toHaveText([
    /missing/u,
    /1 field differs/u,
    /hidden by Domo/u,
  ]);
  await expect(matrix(page).getByRole('columnheader', { name: /Staging/u })).toContainText(
    'baseline',
  );
});

test('environment words are ignored when names are matched, and invalid words are refused with a reason', async ({
  shown: page,
}) => {
  await matchWholeNames(page);
  const before = await countOf(page, 'All');
  await expect(rowOf(page, `[DEV] ${FINANCE}`)).toBeVisible();
  await page.getByRole('button', { name: 'Matching' }).click();
  const rule = page.getByRole('dialog', { name: 'Matching' });
  await rule.getByText('dev', { exact: true }).click();
  await expect(rule.getByRole('status')).toContainText(`${before} rows by exact names`);
  await expect(rule.getByRole('status')).toContainText('are one row');
  const words = rule.getByLabel('Other environment words').first();
  await words.fill('eu west');
  await words.press('Enter');
  await expect(rule).toContainText('is more than one word');
  await expectAccessibleWithPopup(page, 'the rule');
  await page.keyboard.press('Escape');
  await counted(page);
  expect(await countOf(page, 'All')).toBeLessThan(before);
  await expect(cellsOf(page, `[DEV] ${FINANCE}`)).toHaveText([/same/u, /2 fields differ/u, /./u]);
  await expect(rowOf(page, FINANCE)).toHaveCount(0);
});

test('the keyboard is enough to find differences, show details, open accounts and come back', async ({
  shown: page,
}) => {
  await matchWholeNames(page);
  await showProvider(page, 'abstract-credential-store');
  await expect(matrix(page).locator('[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('n');
  const first = await page.locator(':focus').getAttribute('data-cell');
  await page.keyboard.press('n');
  await expect(page.locator(':focus')).not.toHaveAttribute('data-cell', String(first));
  await page.keyboard.press('p');
  await expect(page.locator(':focus')).toHaveAttribute('data-cell', String(first));

  await cellsOf(page, FINANCE).nth(2).click();
  const place = await page.locator(':focus').getAttribute('data-cell');
  if ((await details(page).count()) === 0) await page.keyboard.press(' ');
  await expect(details(page)).toContainText(FINANCE);
  await expect(details(page)).toContainText('1 field differs from the reference');
  await expect(details(page).getByRole('button', { name: 'Compare 2 accounts' })).toBeEnabled();
  await expectAccessibleWithPopup(page, 'details');
  await page.keyboard.press(' ');
  await expect(details(page)).toHaveCount(0);

  await page.keyboard.press('Enter');
  await expect(matrix(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Back' }).click();
  await counted(page);
  await expect(page.locator(':focus')).toHaveAttribute('data-cell', String(place));
});

test('an account with another name can be paired by hand and unpaired', async ({ shown: page }) => {
  await matchWholeNames(page);
  await showProvider(page, 'abstract-credential-store');
  await cellsOf(page, FINANCE).first().click();
  if ((await details(page).count()) === 0) await page.keyboard.press(' ');
  await details(page).getByRole('textbox').fill('[DEV] Finance');
  await details(page)
    .getByRole('button', { name: /^Pair \[DEV\] Finance API token store/u })
    .click();
  const paired = matrix(page).getByRole('row').filter({ hasText: 'paired by hand' });
  await expect(paired).toHaveCount(1);
  await expect(paired.getByRole('gridcell').first()).not.toContainText('missing');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(paired).toHaveCount(0);
  await expect(cellsOf(page, FINANCE).first()).toContainText('missing');
});

test('an account that is missing is cloned and appears in the comparison', async ({
  standIn,
  shown: page,
}) => {
  await matchWholeNames(page);
  await showProvider(page, 'abstract-credential-store');
  await cellsOf(page, FINANCE).first().click();
  if ((await details(page).count()) === 0) await page.keyboard.press(' ');
  await details(page).getByRole('button', { name: 'Clone to 1 other instance…' }).click();
  const form = page.getByRole('dialog');
  await expect(form.getByRole('checkbox', { name: /Development/u })).toBeChecked();
  await form.getByRole('button', { name: 'Next' }).click();
  await form.getByRole('button', { name: 'Show the changes' }).click();
  await expect(form.getByText('will be written', { exact: true })).toBeVisible();
  const secrets = form.getByRole('group', { name: 'Secrets of new accounts' });
  for (const secret of await secrets.locator('input, textarea').all()) {
    await secret.fill('typed once');
  }
  const { log } = standIn.instances.development;
  expect(log.count({ route: 'accounts.create' })).toBe(0);
  await form.getByRole('button', { name: 'Clone to 1 instance' }).click();
  await expect(form.getByRole('button', { name: '1 done' })).toBeVisible();
  await form.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(cellsOf(page, FINANCE).first()).not.toContainText('missing');
  await expect(details(page).getByRole('button', { name: /^Clone to/u })).toHaveCount(0);
  expect(log.count({ route: 'accounts.create' })).toBe(1);
});

test('configs that were not read are shown as unknown, and comparing needs no connection to Domo', async ({
  desk,
  standIn,
  open,
}) => {
  await addCompany(desk, standIn, 'list');
  for (const { faults } of Object.values(standIn.instances)) {
    faults.add({ kind: 'status', status: 503 });
  }
  const { page } = await open(desk);
  await compareInstances(page);
  await matchWholeNames(page);
  await expect(
    page.getByRole('note').filter({ hasText: 'configs have not been read' }),
  ).toContainText('differences there are unknown');
  await expect(cellsOf(page, FINANCE)).toHaveText([
    /missing/u,
    /config not read/u,
    /config not read/u,
  ]);
  await expect(page.getByRole('button', { name: 'Sync with configs and access' })).toBeEnabled();
});

test('a removed instance leaves the comparison, and a comparison needs two instances', async ({
  shown: page,
}) => {
  const remove = async (label: string) =>
    callFromPage(page, 'profile.remove', { profileId: await findProfileId(page, label) });
  await remove('Kestrel Bay · Staging');
  await expect(page.getByText('is no longer compared')).toContainText('Kestrel Bay · Staging');
  await counted(page);
  await expect(matrix(page).getByRole('columnheader')).toHaveCount(3);
  await remove('Kestrel Bay · Development');
  await expect(page.getByRole('heading', { name: 'Add a second instance' })).toBeVisible();
});
