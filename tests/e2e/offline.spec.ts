import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from './support/test';
import {
  answerSaveDialog,
  dialog,
  drawer,
  filterBy,
  rows,
  settled,
  showProduction,
  statusLine,
  syncAll,
} from './support/screen';

test('without a connection to Domo everything stays readable, shows its age, and can be exported', async ({
  unopenedDesk,
  standIn,
  open,
}) => {
  const expected = standIn.instances.production.state.accounts.size;
  await standIn.close();
  const { app, page } = await open(unopenedDesk);
  await showProduction(page);
  await expect(statusLine(page)).toContainText(/read (?:just now|\d+ min)/u);

  expect(await syncAll(page)).toContain('1 instance not read');
  await expect(page.getByRole('alert').first()).toContainText('network');
  await expect(rows(page).first()).toBeVisible();

  await filterBy(page, 'Sales Snowflake key pair');
  await rows(page).filter({ hasText: 'Sales Snowflake key pair' }).first().click();
  await drawer(page).getByRole('tab', { name: 'Configuration' }).click();
  await expect(drawer(page).getByText('hidden by Domo').first()).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();

  const file = join(unopenedDesk.documents, 'offline.csv');
  await answerSaveDialog(app, file);
  await page.keyboard.press('Control+e');
  await expect(dialog(page).getByText(/The first 8 of/u)).toBeVisible();
  await dialog(page)
    .getByRole('button', { name: /^Save .* rows…/u })
    .click();
  await expect(dialog(page).getByText('written to')).toBeVisible();
  const text = await readFile(file, 'utf8');
  expect(text.charCodeAt(0)).toBe(0xfeff);
  const records = parse<Record<string, string>>(text, { bom: true, columns: true });
  expect(records.filter(({ Kind }) => Kind === 'account')).toHaveLength(expected);
});

test('an export that cannot be written says why, and can be saved elsewhere', async ({
  filledDesk,
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await settled(page);
  await answerSaveDialog(app, join(filledDesk.documents, 'no', 'such', 'folder', 'a.csv'));
  await page.keyboard.press('Control+e');
  await dialog(page).getByText('Access', { exact: true }).click();
  await expect(dialog(page).getByText('one row per account and principal')).toBeVisible();
  const save = dialog(page).getByRole('button', { name: /^Save .* rows…/u });
  await save.click();
  await expect(dialog(page).getByRole('alert')).toContainText('folder');
  const file = join(filledDesk.documents, 'access.csv');
  await answerSaveDialog(app, file);
  await save.click();
  await expect(dialog(page).getByText('written to')).toBeVisible();
  await expect(dialog(page).getByRole('alert')).toHaveCount(0);
});
