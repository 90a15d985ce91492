import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportManifestSchema } from '../../src/contract';
import { readParquetFile } from '../support/read-parquet';
import { expectAccessible, expectAccessibleWithPopup } from './support/axe';
import { answerSaveDialog, dialog, settled, showProduction } from './support/screen';
import { expect, test } from './support/test';

test('the window writes chosen columns as Parquet, with a manifest that fits the file', async ({
  filledDesk,
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await settled(page);
  await showProduction(page);
  await page.keyboard.press('Control+e');
  const shown = dialog(page);
  await expect(shown.getByText(/The first 8 of/u)).toBeVisible();
  await shown.getByText('Parquet', { exact: true }).click();
  await expect(shown.getByText('Add a byte order mark')).toHaveCount(0);
  await shown.getByRole('button', { name: 'All columns' }).click();
  const list = page.getByRole('group', { name: 'Columns' });
  await expect(list.getByRole('checkbox', { name: 'Account_Id', exact: true })).toBeChecked();
  await expectAccessibleWithPopup(page, 'the columns of an export');
  await list.getByRole('checkbox', { name: 'Profile_Group' }).uncheck();
  await list.getByRole('checkbox', { name: 'Read_At', exact: true }).uncheck();
  await page.keyboard.press('Escape');
  await expect(shown.getByRole('columnheader', { name: 'Profile_Group' })).toHaveCount(0);
  await expect(shown.getByRole('columnheader', { name: 'Account_Id', exact: true })).toHaveCount(1);
  await shown.getByRole('checkbox', { name: /Write a manifest/u }).check();
  await expectAccessible(page, 'the export dialog');

  const file = join(filledDesk.documents, 'accounts.parquet');
  await answerSaveDialog(app, file);
  await shown.getByRole('button', { name: /^Save .* rows…/u }).click();
  await expect(shown.getByText('with a manifest beside it')).toBeVisible();
  const { columns, rows } = readParquetFile(file);
  expect(columns).toContain('Account_Id');
  expect(columns).not.toContain('Profile_Group');
  expect(columns).not.toContain('Read_At');
  const manifest = exportManifestSchema.parse(
    JSON.parse(await readFile(`${file}.manifest.json`, 'utf8')),
  );
  expect(manifest).toMatchObject({
    format: 'parquet',
    rows: rows.length,
    columns: columns.map((name) => ({ name })),
    sha256: createHash('sha256')
      .update(await readFile(file))
      .digest('hex'),
  });
  expect(rows.length).toBeGreaterThan(10);
});
