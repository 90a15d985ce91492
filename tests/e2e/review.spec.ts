/** Reviewing access in the window: entries, marks, what was not read, the file, and comparing with the last review. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseInMenu } from './support/native';
import { answerSaveDialog, dialog, filterBy, rows, showProduction } from './support/screen';
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

test('a review of a selection, and of what a filter leaves, covers nothing else, and its file says so', async ({
  filledDesk,
  open,
}, info) => {
  const { app, page } = await open(filledDesk);
  await showProduction(page);
  await filterBy(page, 'landing bucket');
  await chooseInMenu(app, 'review');
  const figures = dialog(page).getByText(/[\d,]+ entries of [\d,]+ accounts?/u);
  const ofFiltered = await figures.innerText();
  await dialog(page).getByRole('checkbox', { name: 'Only filtered rows' }).uncheck();
  await expect(figures).not.toHaveText(ofFiltered);
  await page.keyboard.press('Escape');

  for (const at of [0, 1]) await rows(page).nth(at).getByRole('checkbox').check();
  await page
    .getByRole('group', { name: 'Selected accounts' })
    .getByRole('button', { name: 'Review access' })
    .click();
  await expect(dialog(page)).toContainText('2 selected accounts');
  await expect(figures).toContainText('of 2 accounts');
  await expect(dialog(page).getByRole('checkbox', { name: 'Only filtered rows' })).toHaveCount(0);
  await page.screenshot({ path: info.outputPath('review-selection.png') });
  const file = join(info.outputDir, 'selected.jsonl');
  await answerSaveDialog(app, file);
  await dialog(page).getByRole('button', { name: 'Write the review…' }).click();
  await expect(dialog(page).getByRole('status')).toContainText(/SHA-256: [0-9a-f]{64}/u);
  expect(readFileSync(file, 'utf8')).toContain('"covers":"2 selected accounts"');
  await page.keyboard.press('Escape');
  // The menu of a selected row offers it too.
  await rows(page).first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Review access of all 2 selected…' }).click();
  await expect(dialog(page)).toContainText('2 selected accounts');
});
