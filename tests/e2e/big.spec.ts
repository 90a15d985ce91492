import { isEvaluationRuntime } from '../../src/main/desktop/runtime';
import { createStandIn, makeBigInstance } from '../domo';
import type { Desk } from '../harness/desk';
import { expect, test } from './support/test';
import { grid, rows, settled } from './support/screen';

const ACCOUNTS = 5000;

/** Adds an instance of so many accounts, and reads their list. */
async function addBig(
  desk: Desk,
): Promise<{ names: string[]; types: string[]; close: () => Promise<void> }> {
  const big = await createStandIn({
    instances: [makeBigInstance({ name: 'big', accounts: ACCOUNTS })],
  });
  const { origin, state } = big.instances.big;
  const token = big.instances.big.token('admin');
  const added = await desk.cli(['profile', 'add', origin, '--label', 'Big'], token);
  const read = await desk.cli(['sync', '--depth', 'list']);
  if (added.code !== 0 || read.code !== 0) throw new Error(added.stderr + read.stderr);
  const accounts = [...state.accounts.values()];
  // Numbers inside a name count as numbers, as in the grid.
  const sorted = (texts: string[]): string[] =>
    texts.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  return {
    names: sorted(accounts.map(({ displayName }) => displayName)),
    types: sorted(accounts.map(({ dataProviderType }) => dataProviderType)),
    close: () => big.close(),
  };
}

test('the page contains only the visible rows of thousands, and reaches the first and the last', async ({
  desk,
  open,
}) => {
  const { names, types, close } = await addBig(desk);
  const { page } = await open(desk);
  await settled(page);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(ACCOUNTS + 1));
  const drawn = (): Promise<number> => rows(page).count();
  expect(await drawn()).toBeLessThan(100);

  await grid(page).evaluate((element) => {
    element.scrollTop = element.scrollHeight;
  });
  const last = grid(page).locator(`[data-row="${String(ACCOUNTS - 1)}"]`);
  await expect(last).toBeVisible();
  await expect(last).toContainText(names.at(-1) ?? '?');
  expect(await drawn()).toBeLessThan(100);

  const first = grid(page).locator('[data-row="0"]');
  for (const [title, values] of [
    ['Provider', types],
    ['Name', names],
  ] as const) {
    const header = grid(page).getByRole('columnheader', { name: title, exact: true });
    await header.getByRole('button').click();
    await expect(header).toHaveAttribute('aria-sort', 'ascending');
    await expect(first).toContainText(values[0] ?? '?');
    await header.getByRole('button').click();
    await expect(header).toHaveAttribute('aria-sort', 'descending');
    await expect(first).toContainText(values.at(-1) ?? '?');
    expect(await drawn()).toBeLessThan(100);
  }
  await close();
});

test('every view says that the runtime is for evaluation only', async ({ filledDesk, open }) => {
  const { app, page } = await open(filledDesk);
  await settled(page);
  const electron = await app.evaluate(() => process.versions.electron);
  test.skip(
    !isEvaluationRuntime(electron),
    `Electron ${electron} is the product's runtime and shows no such notice`,
  );
  const notice = page.getByRole('note').filter({ hasText: 'For evaluation only' });
  await expect(notice).toBeVisible();
  for (const keys of ['Control+1', 'Control+2', 'Control+3', 'Control+0', 'Control+Shift+A']) {
    await page.keyboard.press(keys);
    await expect(notice, keys).toBeVisible();
  }
  await page.keyboard.press('Control+Shift+A');
  await settled(page);
  await rows(page).first().click();
  await expect(page.getByRole('complementary')).toBeVisible();
  await expect(notice).toBeVisible();
});
