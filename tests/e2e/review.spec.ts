/** Reviewing access in the window: entries, marks, what was not read, the file, and comparing with the last review. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseInMenu } from './support/native';
import { answerSaveDialog, dialog } from './support/screen';
import { expect, test } from './support/test';

test('access is reviewed, written into a file and compared with it', async ({
  filledDesk,
  open,
}, info) => {
  const { app, page } = await open(filledDesk);
  await chooseInMenu(app, 'review');
  await expect(dialog(page).getByText(/[\d,]+ entries of [\d,]+ accounts/u)).toBeVisible();
  await expect(
    dialog(page).getByText(/was not read\. Sync with configs and access/u),
  ).toBeVisible();
  await page.screenshot({ path: info.outputPath('review.png') });
  await dialog(page).getByRole('checkbox', { name: 'Compare with the last review' }).check();
  await expect(dialog(page).getByText('No review was written yet.')).toBeVisible();
  await page.screenshot({ path: info.outputPath('review-error.png') });
  await dialog(page).getByRole('checkbox', { name: 'Compare with the last review' }).uncheck();
  await page.emulateMedia({ colorScheme: 'dark' });
  await dialog(page)
    .getByRole('radiogroup', { name: 'Mark' })
    .getByText('External', { exact: true })
    .click();
  await expect(dialog(page).getByText('There are no such entries.')).toBeVisible();
  await page.screenshot({ path: info.outputPath('review-dark.png') });
  await dialog(page)
    .getByRole('radiogroup', { name: 'Mark' })
    .getByText('All', { exact: true })
    .click();
  const file = join(info.outputDir, 'review.jsonl');
  await answerSaveDialog(app, file);
  await dialog(page).getByRole('button', { name: 'Write the review…' }).click();
  await expect(dialog(page).getByRole('status')).toContainText(/SHA-256: [0-9a-f]{64}/u);
  expect(readFileSync(file, 'utf8')).toContain('"type":"end"');
  await dialog(page).getByRole('checkbox', { name: 'Compare with the last review' }).check();
  await expect(dialog(page).getByText(/: 0 added, 0 removed, 0 with another level/u)).toBeVisible();
});
