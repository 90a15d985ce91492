import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/test';
import { level, prepareAccount, showAccess } from './support/access';
import {
  answerSaveDialog,
  drawer,
  openTab,
  settled,
  showProduction,
  statusLine,
} from './support/screen';

const list = (page: Page): Locator => page.getByRole('grid', { name: 'Activity' });
const entries = (page: Page): Locator => list(page).locator('[data-row]');
const details = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Activity details' });

async function changeLevel(page: Page, name: string, to: RegExp): Promise<void> {
  await level(page, name).click();
  await page.getByRole('menuitem', { name: to }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Change access' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('an empty activity says what will be recorded', async ({ emptyDesk, open }) => {
  const { page } = await open(emptyDesk);
  await page.getByRole('button', { name: /^Activity/u }).click();
  await expect(page.getByRole('heading', { name: /^No activity/u })).toBeVisible();
  await expect(page.getByText('never recorded')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export…' })).toBeDisabled();
  await page.getByRole('button', { name: 'Accounts', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Add your first instance' })).toBeVisible();
});

test('writes and reveals are listed, filtered, detailed and exported, and survive a restart', async ({
  company,
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { production } = instances;
  const account = prepareAccount(production);
  const first = await open(filledDesk);
  await showProduction(first.page);
  await showAccess(first.page, account);
  await changeLevel(first.page, 'Noor Haddad', /^Can edit/u);
  await expect(level(first.page, 'Noor Haddad')).toHaveText('Can edit');
  production.faults.add({ kind: 'status', status: 403, route: 'accounts.share', times: 1 });
  await changeLevel(first.page, 'Noor Haddad', /^Owner/u);
  await expect(drawer(first.page).getByRole('alert')).toBeVisible();
  await openTab(first.page, 'Configuration');
  const copy = drawer(first.page)
    .getByRole('button', { name: /^Copy /u })
    .first();
  await copy.click();
  await expect(drawer(first.page).getByRole('status')).toHaveText('Copied');
  await first.app.close();

  const { app, page } = await open(filledDesk);
  await settled(page);
  await page.keyboard.press('Control+Shift+A');
  await expect(entries(page)).toHaveCount(4);
  await expect(statusLine(page)).toContainText('4 entries');
  await expect(entries(page).nth(0)).toContainText('Reveal');
  await expect(entries(page).nth(1)).toContainText('refused');
  await expect(entries(page).nth(2)).toContainText(
    /Change access Noor Haddad: Can view → Can edit.*done.*window/su,
  );
  await expect(entries(page).nth(3)).toContainText(
    /instance.*Add instance guard: ∅ → confirm.*done.*command line/su,
  );

  // The rail's instance, the outcome and words narrow it down.
  await page.keyboard.press('Control+1');
  await expect(entries(page)).toHaveCount(1);
  await page.keyboard.press('Control+2');
  await expect(entries(page)).toHaveCount(4);
  await page.getByText('Refused', { exact: true }).click();
  await expect(entries(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.keyboard.press('/');
  await page.keyboard.type('no such thing');
  await expect(page.getByRole('heading', { name: 'No entries match the filters' })).toBeVisible();
  await page.getByLabel('Filter by text').fill('NOOR');
  await expect(entries(page)).toHaveCount(2);

  // The keyboard alone opens and closes the details.
  await entries(page).nth(0).focus();
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('alert')).toBeVisible();
  await expect(details(page)).toContainText('Nothing was changed');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(details(page)).toContainText(/Can view\s*→\s*Can edit/u);
  await page.keyboard.press('Escape');
  await expect(details(page)).toHaveCount(0);

  const file = join(filledDesk.documents, 'activity.csv');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByRole('status').filter({ hasText: file })).toContainText('2 rows');
  await expect(page.getByRole('button', { name: 'Show in folder' }).first()).toBeVisible();
  const csv = readFileSync(file, 'utf8');
  expect(csv).toContain('access of Noor Haddad');
  for (const canary of company.canaries) expect(csv).not.toContain(canary);

  // From an entry to its account.
  await entries(page).nth(1).click();
  await details(page).getByRole('button', { name: 'Open account' }).click();
  await expect(drawer(page)).toContainText(account.displayName);
});
