/** The command palette: what it finds, which keys it has, and what it leaves behind. */
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { holdBack, letFail } from './support/failing';
import { dialog, drawer, filterBy, rows, settled, showProduction } from './support/screen';
import { expect, test } from './support/test';

const input = (page: Page): Locator => page.getByRole('combobox', { name: 'Find an instance' });
const options = (page: Page): Locator => dialog(page).getByRole('option');
const active = (page: Page): Locator =>
  dialog(page).locator('[role="option"][aria-selected="true"]');

/** Waits until an earlier one has gone: the shortcut would close it. */
async function openPalette(page: Page, text = ''): Promise<void> {
  await expect(dialog(page)).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(input(page)).toBeFocused();
  await page.keyboard.type(text);
}

test('the first hit is chosen by Enter alone, without an arrow key', async ({ readDesk, open }) => {
  const { page } = await open(readDesk);
  await settled(page);
  await openPalette(page, 'settings');
  await expect(active(page)).toHaveText(/^Settings…/u);
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText('Data folder')).toBeVisible();
});

test('it opens empty each time, with what was chosen lately before commands and instances', async ({
  readDesk,
  open,
}) => {
  const { page } = await open(readDesk);
  await settled(page);
  await openPalette(page, 'compact rows');
  await page.keyboard.press('Enter');
  await openPalette(page);
  await expect(input(page)).toHaveValue('');
  await expect(dialog(page).getByRole('group').first()).toHaveAccessibleName('Recent');
  await expect(options(page).first()).toHaveText(/^Compact rows/u);
  await expect(dialog(page).getByRole('group')).toHaveCount(3);
  await expectAccessible(page, 'the empty palette');
  await page.keyboard.type('nothing is called that');
  await expect(dialog(page)).toContainText('Nothing matches “nothing is called that”.');
});

test('an account that it opens is in sight, selected and has the keys, and filters that hide it are lifted', async ({
  readDesk,
  standIn,
  open,
}) => {
  const { page } = await open(readDesk);
  await showProduction(page);
  await filterBy(page, 'snowflake');
  await settled(page);
  const hidden = [...standIn.instances.production.state.accounts.values()].find(
    ({ displayName, dataProviderType, closed }) =>
      !closed && !/snowflake/iu.test(`${displayName} ${dataProviderType}`),
  );
  await openPalette(page, hidden?.displayName);
  await expect(active(page)).toContainText(hidden?.dataProviderType ?? '?');
  const title = await active(page).locator('.lk-name').first().innerText();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(drawer(page)).toContainText(title);
  await expect(page.getByRole('main')).toContainText(`They left out “${title}”`);
  const focused = page.locator('[data-row]:focus');
  await expect(focused).toContainText(title);
  await expect(focused).toHaveAttribute('aria-selected', 'true');
  await expect(focused).toBeInViewport();
  // The keys act on this account, and on no other.
  await page.keyboard.press(' ');
  await expect(focused.getByRole('checkbox')).toBeChecked();
});

test('an account far down in the grid is scrolled to', async ({ readDesk, open }) => {
  const { page } = await open(readDesk);
  await showProduction(page);
  const last = rows(page).last();
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await rows(page).first().focus();
  await page.keyboard.press('End');
  const name = await last.locator('.lk-name').first().innerText();
  await page.keyboard.press('Home');
  await openPalette(page, name);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-row]:focus')).toContainText(name);
  await expect(page.locator('[data-row]:focus')).toBeInViewport();
});

test('a hit has more actions behind the right arrow, and Backspace leads back', async ({
  readDesk,
  open,
}) => {
  const { app, page } = await open(readDesk);
  await showProduction(page);
  await openPalette(page, 'snowflake');
  await expect(dialog(page).getByRole('group', { name: 'Accounts' })).toBeVisible();
  const hit = dialog(page).getByRole('group', { name: 'Accounts' }).getByRole('option').first();
  await hit.hover();
  const id = await hit.locator('.lk-mono').innerText();
  await page.keyboard.press('ArrowRight');
  const actions = page.getByRole('combobox', { name: /^Actions for/u });
  await expect(actions).toBeFocused();
  await expect(options(page)).toHaveText([
    'Open',
    'Select to compare',
    'Copy its id',
    'Rename…',
    'Edit configuration…',
    'Clone to other instances…',
    'Compare then and now',
    'Delete…',
  ]);
  await page.keyboard.press('Backspace');
  await expect(input(page)).toBeFocused();
  await page.keyboard.type('snowflake');
  await hit.hover();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('copy');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toContainText(`Copy the id ${id}`);
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(id);
});

test('a text that many accounts have leads to all of them in the grid', async ({
  readDesk,
  open,
}) => {
  const { page } = await open(readDesk);
  await showProduction(page);
  await openPalette(page, 'snowflake');
  await options(page).filter({ hasText: 'Show all in the grid' }).click();
  await expect(page.getByLabel('Filter by text')).toHaveValue('snowflake');
  await settled(page);
  expect(await rows(page).count()).toBeGreaterThan(8);
});

test('Enter waits for the accounts that are being searched, and a failed search is said', async ({
  readDesk,
  open,
}) => {
  const { app, page } = await open(readDesk);
  await settled(page);
  const release = await holdBack(app, 'inventory.find');
  await openPalette(page, 'sales');
  await page.keyboard.press('Enter');
  await expect(input(page)).toBeFocused();
  await release();
  await expect(dialog(page)).toHaveCount(0);
  await expect(drawer(page)).toContainText(/sales/iu);
  const mend = await letFail(app, 'inventory.find');
  await openPalette(page, 'set');
  await expect(dialog(page).getByRole('alert')).toContainText('Accounts were not searched');
  await expect(active(page)).toHaveText(/^Settings…/u);
  await mend();
});

test('what is typed right after a menu has closed is in the palette, and Ctrl+A marks no words of the window', async ({
  readDesk,
  open,
}) => {
  const { page } = await open(readDesk);
  await showProduction(page);
  const columns = page.getByRole('button', { name: 'Columns' });
  await columns.click();
  await page.getByRole('menuitemcheckbox').first().waitFor();
  // The menu gives the focus back to its button when it has gone, which may be after the palette has come.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(input(page)).toBeFocused();
  await columns.evaluate((button) => {
    button.focus();
  });
  await page.keyboard.type('publish');
  await expect(input(page)).toHaveValue('publish');
  await page.keyboard.press('Escape');
  await columns.focus();
  await page.keyboard.press('Control+a');
  expect(await page.evaluate(() => String(window.getSelection()))).toBe('');
});
