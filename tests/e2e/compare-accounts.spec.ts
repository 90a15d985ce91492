/** Accounts picked in the grid and put side by side. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountsMatrix as matrix, compareTwo, pickedLine, readAgain } from './support/comparison';
import { answerSaveDialog, showProduction, syncAll } from './support/screen';
import { expect, test } from './support/test';

test('two accounts selected with the keyboard are compared, and no hidden value is called the same', async ({
  filledDesk,
  open,
}) => {
  const { page } = await open(filledDesk);
  await compareTwo(page);
  for (const section of ['Configuration', 'Account']) {
    await expect(matrix(page).getByRole('rowheader', { name: section, exact: true })).toBeVisible();
  }
  const hidden = matrix(page).getByRole('gridcell').filter({ hasText: 'hidden by Domo' });
  await expect(hidden.first()).toBeVisible();
  for (const text of await hidden.allTextContents()) expect(text).not.toContain('same');
  await expect(page.getByText(/\d+ differs? · \d+ unknown/u)).toBeVisible();
});

test('the export contains what is on screen, and the menu says so', async ({
  filledDesk,
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await compareTwo(page);
  const shown = page.getByRole('radiogroup', { name: 'Rows shown' });
  await shown.getByText(/^Unknown/u).click();
  const onScreen = await matrix(page).getByRole('gridcell').count();
  const file = join(mkdtempSync(join(tmpdir(), 'latchkey-shown-')), 'shown.csv');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: 'Export' }).click();
  await expect(page.getByText('Unknown values, without secrets')).toBeVisible();
  await page.getByRole('menuitem', { name: /^CSV/u }).click();
  await expect(page.getByRole('status').filter({ hasText: 'written to' })).toBeVisible();
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
  const told = lines.filter((line) => !line.includes('(read at)'));
  expect(told.length * 2).toBe(onScreen);
  for (const line of told) expect(line).toMatch(/,unknown$/u);
});

test('n and p move between differences, a baseline can be chosen, and Enter shows a full row', async ({
  readDesk,
  open,
}) => {
  const { page } = await open(readDesk);
  await compareTwo(page);
  await page.keyboard.press('n');
  const place = (): Promise<string | undefined> =>
    page.evaluate(() => {
      const { activeElement } = document;
      return activeElement instanceof HTMLElement ? activeElement.dataset['cell'] : undefined;
    });
  const first = await place();
  expect(first).toBeDefined();
  await page.keyboard.press('n');
  expect(await place()).not.toBe(first);
  await page.keyboard.press('p');
  expect(await place()).toBe(first);

  await page.getByRole('combobox', { name: 'Baseline' }).click();
  await page
    .getByRole('option', { name: /^Baseline: / })
    .first()
    .click();
  await expect(matrix(page).getByRole('columnheader').nth(1)).toContainText('baseline');

  await page.locator('[data-cell][tabindex="0"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Row details' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: 'Row details' })).toHaveCount(0);
});

test('Refresh says what failed while Domo is down, and keeps what was read', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { page } = await open(filledDesk);
  await compareTwo(page);
  await readAgain(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
  const first = matrix(page).getByRole('gridcell').first();
  const before = await first.innerText();
  for (const { faults } of Object.values(standIn.instances)) {
    // Domo itself says how soon it may be asked again: without that, each of three tries waits for seconds.
    faults.add({ kind: 'status', status: 503, retryAfter: { text: '0.3' } });
  }
  await readAgain(page);
  await expect(page.getByText(/is not available \(503\)/u).first()).toBeVisible();
  expect(await first.innerText()).toBe(before);
});

test('a value is copied after a review, and never over a value that was not seen', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { page } = await open(filledDesk);
  await compareTwo(page, 'Snowflake mart', 'Snowflake mart');
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Copy value…' }).first().click();
  await page.getByRole('menuitem').first().click();
  const { log } = standIn.instances.staging;
  const written = log.count({ method: 'PUT' });
  const asked = page.getByRole('dialog');
  await expect(asked).toContainText('nothing is written');
  await asked.getByRole('button', { name: 'Copy value' }).click();
  await expect(asked.getByRole('button', { name: 'Copy value' })).toHaveCount(0);
  expect(log.count({ method: 'PUT' })).toBe(written + 1);
});

test('at most twelve accounts are compared, and a deleted one can be removed', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { page } = await open(filledDesk);
  await showProduction(page);
  await page.locator('[data-row][tabindex="0"]').focus();
  await page.keyboard.press('Home');
  for (let picked = 1; picked <= 12; picked++) {
    await page.keyboard.press(' ');
    await expect(pickedLine(page)).toContainText(`${picked} selected`);
    await page.keyboard.press('ArrowDown');
  }
  await expect(pickedLine(page)).toContainText('the maximum for a comparison');
  await page.keyboard.press(' ');
  await expect(pickedLine(page)).toContainText('13 selected · Compare takes at most 12');
  await expect(pickedLine(page).getByRole('button', { name: 'Compare' })).toBeDisabled();
  await page.keyboard.press(' ');
  await expect(pickedLine(page)).toContainText('12 selected');
  await pickedLine(page).getByRole('button', { name: 'Compare' }).click();
  await expect(matrix(page).getByRole('columnheader')).toHaveCount(13);

  const head = matrix(page).getByRole('columnheader').nth(1);
  const id = Number(/\b\d{2,}\b/u.exec(await head.innerText())?.[0]);
  expect(standIn.instances.production.state.accounts.delete(id)).toBe(true);
  await page.keyboard.press('Control+2');
  await syncAll(page);
  await page.keyboard.press('Control+Shift+C');
  await expect(
    page.getByRole('heading', { name: 'These accounts cannot be compared' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Remove 1 missing account' }).click();
  await expect(matrix(page).getByRole('columnheader')).toHaveCount(12);
});
