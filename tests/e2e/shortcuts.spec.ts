/** The sheet of shortcuts, from its key and from the menu. */
import { keyLabel, pageShortcuts, shortcutPlaces, shortcutsOf } from '../../src/contract/shortcuts';
import { expectAccessible } from './support/axe';
import { chooseInMenu } from './support/native';
import { dialog, settled } from './support/screen';
import { expect, test } from './support/test';

test('? opens a sheet of every key by place, and in a text it is a sign', async ({
  readDesk,
  open,
}) => {
  const { page, app } = await open(readDesk);
  await settled(page);
  await page.locator('[data-row][tabindex="0"]').focus();
  await page.keyboard.press('?');
  const sheet = dialog(page);
  await expect(sheet.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeVisible();
  for (const place of shortcutPlaces) {
    const terms = sheet.getByRole('region', { name: place }).locator('dd');
    await expect(terms).toHaveText(shortcutsOf(place).map(({ what }) => what));
  }
  await expect(sheet.getByText(keyLabel('Ctrl+Shift+O'), { exact: true })).toBeVisible();
  await expectAccessible(page, 'the sheet of shortcuts');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(page.locator('[data-row]:focus')).toHaveCount(1);

  const filter = page.getByLabel('Filter by text');
  await page.keyboard.press('/');
  await page.keyboard.type('?');
  await expect(filter).toHaveValue('?');
  await expect(sheet).toBeHidden();
  await chooseInMenu(app, 'shortcuts');
  await expect(sheet).toBeVisible();
});

test('the native menu shows the keys that the page handles', async ({ emptyDesk, open }) => {
  const { app } = await open(emptyDesk);
  const shown = await app.evaluate(({ Menu }) => {
    const all = (items: Electron.MenuItem[]): Electron.MenuItem[] =>
      items.flatMap((item) => [item, ...all(item.submenu?.items ?? [])]);
    return all(Menu.getApplicationMenu()?.items ?? []).flatMap(({ id, accelerator }) =>
      id && accelerator ? [[id, accelerator]] : [],
    );
  });
  const known: Readonly<Record<string, { readonly keys: readonly string[] }>> = pageShortcuts;
  const ofPage = shown.filter(([id = '']) => id in known);
  expect(ofPage.length).toBeGreaterThan(7);
  for (const [id = '', accelerator] of ofPage) {
    expect(accelerator, id).toBe(known[id]?.keys[0]?.replace('Ctrl', 'CmdOrCtrl'));
  }
});
