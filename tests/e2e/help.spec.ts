/** F1: the guide in the window, at the part about what is on screen, without a network. */
import { readFileSync } from 'node:fs';
import { expectAccessible } from './support/axe';
import { chooseInMenu } from './support/native';
import { dialog, rows, settled } from './support/screen';
import { expect, test } from './support/test';

test('F1 opens the part of the guide about the view on screen, and every part can be read', async ({
  readDesk,
  open,
}) => {
  const { page } = await open(readDesk);
  await settled(page);
  const help = dialog(page);
  for (const [key, title] of [
    [null, 'Find and change an account'],
    ['Control+Shift+O', 'The daily look'],
    ['Control+Shift+T', 'What needs attention'],
    ['Control+Shift+C', 'Compare'],
    ['Control+Shift+A', 'Activity and undo'],
  ] as const) {
    if (key !== null) await page.keyboard.press(key);
    await page.keyboard.press('F1');
    await expect(help.getByRole('article').getByRole('heading', { name: title })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
  }
  await page.keyboard.press('Control+Shift+A');
  await rows(page).first().getByRole('checkbox').check();
  await page.keyboard.press('F1');
  await expect(help.getByRole('heading', { name: 'Change many accounts' })).toBeVisible();
  await expectAccessible(page, 'the help');
  const titles = [...readFileSync('docs/guide.md', 'utf8').matchAll(/^## (.+)$/gmu)];
  expect(titles.length).toBeGreaterThan(7);
  for (const [, title = ''] of titles) {
    await help.getByRole('button', { name: title, exact: true }).click();
    const part = help.getByRole('article', { name: title, exact: true });
    await expect(part.locator('li').first()).toBeVisible();
    // Markdown that is not drawn would be read as signs.
    expect(await part.innerText()).not.toMatch(/\*\*|`|\]\(|!\[/u);
  }
});

test('F1 on the first day is about the first instance, and the menu has it too', async ({
  emptyDesk,
  open,
}) => {
  const { app, page } = await open(emptyDesk);
  await page.getByRole('heading', { name: 'Add your first instance' }).waitFor();
  await page.keyboard.press('F1');
  await expect(dialog(page).getByRole('heading', { name: 'The first instance' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await chooseInMenu(app, 'help');
  await expect(dialog(page)).toBeVisible();
});
