/** What has the focus in each dialog that opens, and what becomes of keys that are pressed at once. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { chooseInMenu } from './support/native';
import { answerSaveDialog, dialog, drawer, rows, settled, showProduction } from './support/screen';
import { expect, test } from './support/test';

const field = (name: string | RegExp) => (shown: Locator) =>
  shown.getByLabel(name, typeof name === 'string' ? { exact: true } : {});
const button = (name: string | RegExp) => (shown: Locator) => shown.getByRole('button', { name });

const inBody = (shown: Locator) => shown.locator('.mantine-Modal-body :focus');

/** Waits for the focus to be where it shall be, and closes the dialog by Escape. */
async function expectFocus(page: Page, what: string, part: (shown: Locator) => Locator) {
  await expect(part(dialog(page)), what).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page), what).toHaveCount(0);
}

async function fromPalette(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find an instance').fill(command);
  await page.getByRole('option', { name: command }).first().click();
  await expect(page.getByPlaceholder('Find an instance')).toHaveCount(0);
}

test('the next step of a dialog has the focus on its first field, and a held Enter goes on no further', async ({
  filledDesk,
  open,
}) => {
  const { page } = await open(filledDesk);
  await showProduction(page);
  await page.getByLabel('Filter by text').fill('purchasing snowflake mart');
  await settled(page);
  await rows(page).first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Clone to other instances…' }).click();
  const shown = dialog(page);
  await expect(shown.locator('input:focus')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(shown.locator('input:checked')).toBeVisible();
  await page.keyboard.down('Enter');
  // Chromium sends a key that is held again and again.
  await page.keyboard.down('Enter');
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(shown.getByLabel(/^Account/u).and(page.locator('input'))).toBeFocused();
  await page.keyboard.down('Enter');
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(shown.locator('input[type="password"]')).toBeFocused();
  await expect(shown.getByRole('button', { name: 'Clone to 1 instance' })).toBeVisible();
});

test('each dialog opens with the focus on its first field or main button, never on its X', async ({
  filledDesk,
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await showProduction(page);

  await page.keyboard.press('Control+n');
  await expectFocus(page, 'add', field('Instance'));
  await page.keyboard.press('Control+e');
  await expectFocus(page, 'export', button(/^Save \d+ rows…$/u));
  await page.keyboard.press('Control+,');
  await expectFocus(page, 'settings', (shown) => shown.locator(':focus:is(select, input)'));
  for (const [command, part] of [
    ['Add many instances…', field('Instances, one per line')],
    ['Publish to Domo…', inBody],
    ['Save as view…', field('Name')],
    // There is none yet, so there is nothing to press either.
    ['Manage views…', (shown: Locator) => shown],
    ['New account…', inBody],
    ['Check the inventory…', inBody],
    ['Stores that were set aside…', inBody],
  ] as const) {
    await fromPalette(page, command);
    await expectFocus(page, command, part);
  }
  await chooseInMenu(app, 'about');
  await expectFocus(page, 'about', inBody);

  for (const [item, part] of [
    ['Edit…', field('Label')],
    ['Replace token…', (shown: Locator) => shown.locator('input:focus')],
    ['Remove…', inBody],
  ] as const) {
    await page.getByRole('button', { name: /^Actions for Kestrel.*Production/u }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await expectFocus(page, item, part);
  }

  await rows(page).nth(2).click();
  for (const [item, part] of [
    ['Rename…', (shown: Locator) => shown.locator('input:focus')],
    ['Edit configuration…', (shown: Locator) => shown.locator('input:focus')],
    ['Clone to other instances…', inBody],
    ['Delete…', inBody],
  ] as const) {
    await drawer(page).getByRole('button', { name: 'Actions for this account' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await expectFocus(page, item, part);
  }
});

test('Ctrl+E and Enter export what is shown, even when both are pressed at once', async ({
  filledDesk,
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await settled(page);
  const file = join(filledDesk.documents, 'shown.csv');
  await answerSaveDialog(app, file);
  await page.keyboard.press('Control+e');
  await page.keyboard.press('Enter');
  await expect(
    dialog(page).getByRole('button', { name: 'Close', exact: true }).last(),
  ).toBeVisible();
  await expect(dialog(page)).toContainText('shown.csv');
  expect(existsSync(file)).toBe(true);
});

test('letters that are typed right after Ctrl+N are in the first field', async ({
  readDesk,
  open,
}) => {
  const { page } = await open(readDesk);
  await settled(page);
  await page.evaluate(() => {
    // In one turn of the window: nothing of the dialog can be drawn between the keys.
    const press = (key: string, ctrlKey = false): void => {
      const target = document.activeElement ?? document.body;
      const init = { key, ctrlKey, bubbles: true, cancelable: true };
      target.dispatchEvent(new KeyboardEvent('keydown', init));
    };
    press('n', true);
    for (const letter of 'acme-9') press(letter);
  });
  await expect(dialog(page).getByLabel('Instance', { exact: true })).toHaveValue('acme-9');
});
