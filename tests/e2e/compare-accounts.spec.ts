/** Accounts picked in the grid and put side by side. */
import type { Locator, Page } from '@playwright/test';
import { filterBy, rows, settled, showProduction } from './support/screen';
import { expect, test } from './support/test';

const matrix = (page: Page): Locator => page.getByRole('grid', { name: 'Accounts side by side' });

/** Picks the first account of the instance on screen whose words fit, with the keyboard alone. */
async function pick(page: Page, words: string): Promise<void> {
  await filterBy(page, words);
  // The list before may have had such rows as well, further down.
  await expect(rows(page).first()).toContainText(words, { ignoreCase: true });
  await page.locator('[data-row][tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press(' ');
  await filterBy(page, '');
}

/** Two accounts of a provider whose secrets Domo masks, of two instances. */
async function compareTwo(
  page: Page,
  production = 'Sales Snowflake key pair',
  staging = 'Snowflake',
): Promise<void> {
  await showProduction(page);
  await pick(page, production);
  await page.keyboard.press('Control+3');
  await settled(page);
  await pick(page, staging);
  const line = page.getByRole('group', { name: 'Picked to compare' });
  await expect(line).toContainText('2 picked');
  await line.getByRole('button', { name: 'Compare' }).click();
  await matrix(page).waitFor();
}

test('two accounts picked with the keyboard stand side by side, and nothing hidden is called the same', async ({
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
  await expect(page.getByText(/\d+ differs? · \d+ cannot be known/u)).toBeVisible();
});

test('n and p go from difference to difference; a baseline is chosen; Enter shows a row in full', async ({
  filledDesk,
  open,
}) => {
  const { page } = await open(filledDesk);
  await compareTwo(page);
  await page.keyboard.press('n');
  const place = (): Promise<string | undefined> =>
    page.evaluate(() => {
      const { activeElement } = document;
      return activeElement instanceof HTMLElement ? activeElement.dataset['place'] : undefined;
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

  await page.locator('[data-place][tabindex="0"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Row details' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: 'Row details' })).toHaveCount(0);
});

const readAgain = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Read again' }).click();
  await page.getByText(/^Reading: /u).waitFor();
  await page.getByText(/^Reading: /u).waitFor({ state: 'detached' });
};

test('reading again says what failed while Domo is down, and keeps what was read', async ({
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
    faults.add({ kind: 'status', status: 503 });
  }
  await readAgain(page);
  await expect(page.getByText(/is not available \(503\)/u).first()).toBeVisible();
  expect(await first.innerText()).toBe(before);
});

test('a value is copied into another account after it was shown, and not over what was not seen', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { page } = await open(filledDesk);
  await compareTwo(page, 'Snowflake mart', 'Snowflake mart');
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Copy this value…' }).first().click();
  await page.getByRole('menuitem').first().click();
  const { log } = standIn.instances.staging;
  const written = log.count({ method: 'PUT' });
  const asked = page.getByRole('dialog');
  await expect(asked).toContainText('nothing is written');
  await asked.getByRole('button', { name: 'Copy the value' }).click();
  await expect(asked.getByRole('button', { name: 'Copy the value' })).toHaveCount(0);
  expect(log.count({ method: 'PUT' })).toBe(written + 1);
});

test('no secret of the compared accounts is in the page, its memory or any answer', async ({
  company,
  filledDesk,
  open,
}) => {
  const { app, page } = await open(filledDesk);
  // Main's side of the one channel: whatever it answers passes here.
  await app.evaluate(({ ipcMain }) => {
    const handlers = (
      ipcMain as unknown as {
        _invokeHandlers: Map<string, (...all: unknown[]) => Promise<unknown>>;
      }
    )._invokeHandlers;
    const answer = handlers.get('latchkey:call');
    const kept: string[] = [];
    (globalThis as { keptAnswers?: string[] }).keptAnswers = kept;
    handlers.set('latchkey:call', async (...all) => {
      const result = await answer?.(...all);
      kept.push(JSON.stringify(result));
      return result;
    });
  });
  await compareTwo(page);
  await readAgain(page);
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  const memory: string[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => memory.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  const answers = await app.evaluate(() =>
    ((globalThis as { keptAnswers?: string[] }).keptAnswers ?? []).join('\n'),
  );
  const places = { memory: memory.join(''), page: await page.content(), answers };
  // The search itself finds what is there.
  expect(places.memory).toContain('hidden by Domo');
  expect(places.answers).toContain('"state":"hidden"');
  expect(company.canaries.length).toBeGreaterThan(100);
  for (const [place, text] of Object.entries(places)) {
    expect(
      company.canaries.filter((canary) => text.includes(canary)),
      place,
    ).toEqual([]);
  }
});
