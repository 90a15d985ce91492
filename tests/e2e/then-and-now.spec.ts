/** One account and one instance between two syncs, how long snapshots are kept, and what is saved and exported. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { canaryMark } from '../domo/company/canaries';
import { answerSaveDialog, drawer, openAccount, showProduction, syncFully } from './support/screen';
import { expect, test } from './support/test';
import type { StandIn } from '../domo';
import { callFromPage, findProfileId } from './support/page-calls';

test.use({ secrets: 'someReadable' });

type Production = StandIn<'production'>['instances']['production'];

const matrix = (page: Page): Locator =>
  page.getByRole('grid', { name: 'Then and now', exact: true });

/** One whose secret is told to who may see it. */
function anAccount({ state }: Production) {
  const found = [...state.accounts.values()].find(
    ({ readable, closed, config, displayName }) =>
      readable &&
      !closed &&
      'username' in config &&
      'password' in config &&
      /^[\w ]+$/u.test(displayName),
  );
  if (!found) throw new Error('the stand-in has no such account');
  return found;
}

const cells = (page: Page, field: string): Locator =>
  matrix(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${field}`, 'u') }) })
    .getByRole('gridcell');

test('then and now of an account shows what changed, and of secrets only whether they changed', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const account = anAccount(standIn.instances.production);
  const { page, app } = await open(filledDesk);
  await showProduction(page);
  await openAccount(page, account.id, account.displayName);
  await drawer(page).getByRole('button', { name: 'Actions for this account' }).click();
  await page.getByRole('menuitem', { name: 'Compare then and now' }).click();
  await expect(matrix(page)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Next difference/u })).toBeDisabled();

  await page.getByRole('button', { name: 'Back' }).click();
  account.config['username'] = 'ANOTHER USER';
  account.config['password'] = `${canaryMark}changed`;
  await page.keyboard.press('Control+2');
  await syncFully(page);
  await openAccount(page, account.id, account.displayName);
  await drawer(page).getByRole('button', { name: 'Actions for this account' }).click();
  await page.getByRole('menuitem', { name: 'Compare then and now' }).click();
  await expect(cells(page, 'username').nth(1)).toContainText('ANOTHER USER');
  await expect(cells(page, 'username').nth(1)).toContainText('different');
  expect(await page.content()).not.toContain(canaryMark);

  const file = join(mkdtempSync(join(tmpdir(), 'latchkey-times-')), 'times.md');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /^Markdown/u }).click();
  await expect(page.getByRole('status').filter({ hasText: 'written to' })).toBeVisible();
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('ANOTHER');
  expect(text).not.toContain(canaryMark);
});

test('then and now of an instance lists and opens changed accounts, and settings say how long snapshots are kept', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const account = anAccount(standIn.instances.production);
  const { page } = await open(filledDesk);
  await showProduction(page);
  account.config['username'] = 'ANOTHER USER';
  await syncFully(page);
  await page.getByRole('button', { name: /^Actions for Kestrel.*Production/u }).click();
  await page.getByRole('menuitem', { name: 'Compare then and now' }).click();
  const row = page.getByRole('grid').getByRole('row').filter({ hasText: account.displayName });
  await expect(row.first()).toContainText('1 change');
  // The only difference is in the first line. A menu that closes gives the focus back to its button.
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await expect(matrix(page)).toBeVisible();
  await expect(cells(page, 'username').nth(1)).toContainText('ANOTHER USER');

  await page.keyboard.press('Control+,');
  const keep = page.getByRole('combobox', { name: 'Keep snapshots' });
  await expect(keep).toHaveValue('365');
  await keep.selectOption('Forever');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+,');
  await expect(keep).toHaveValue('forever');
});

test('then and now of an instance follows a sync, and deleted times can be replaced', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const account = anAccount(standIn.instances.production);
  const { page } = await open(filledDesk);
  await showProduction(page);
  await syncFully(page);
  await page.getByRole('button', { name: /^Actions for Kestrel.*Production/u }).click();
  await page.getByRole('menuitem', { name: 'Compare then and now' }).click();
  await expect(page.getByRole('heading', { name: 'No known changes' })).toBeVisible();
  const row = page.getByRole('grid').getByRole('row').filter({ hasText: account.displayName });
  account.displayName = 'Renamed elsewhere';
  await page.keyboard.press('F5');
  await expect(row.first()).toContainText('1 change');

  // Back from one of its accounts, the heading names the instance alone.
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await expect(matrix(page)).toBeVisible();
  await expect(page.getByRole('main').locator('header').first()).toContainText(account.displayName);
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(row.first()).toBeVisible();
  await expect(page.getByRole('main').locator('header').first()).not.toContainText(
    account.displayName,
  );

  // Saved with a time that is not kept: another one can be chosen.
  const filter = {
    differencesOnly: true,
    missingOnly: false,
    invalidOnly: false,
    dataProviderTypes: null,
  };
  const profileId = await findProfileId(page, 'Kestrel Bay · Production');
  const comparison = { view: 'instanceThenAndNow', profileId, then: 1_000, now: null, filter };
  await callFromPage(page, 'comparison.save', { name: 'Long ago', comparison });
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: /^Long ago/u }).click();
  await expect(page.getByRole('heading', { name: 'These times cannot be compared' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Then' }).click();
  await page.getByRole('option').last().click();
  await expect(row.first()).toContainText('1 change');
});
