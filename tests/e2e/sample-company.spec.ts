/** Looking around without a token: the sample company, and that nothing of it stays. */
import { readdirSync } from 'node:fs';
import { WRITE_COUNT_FILE } from '../../src/main/store/files/store-files';
import { expectAccessible } from './support/axe';
import { chooseInMenu } from './support/native';
import { dialog, drawer, rows, settled } from './support/screen';
import { expect, test } from './support/test';

test('the sample company is one click away, is read-only, and is left by one click', async ({
  desk,
  open,
}) => {
  const { app, page } = await open(desk);
  await expect(page.getByText(desk.home)).toBeVisible();
  // How often the store was written is noted when it is closed, by the command line too.
  const files = (): string[] =>
    readdirSync(desk.home)
      .filter((name) => name !== WRITE_COUNT_FILE)
      .toSorted();
  const before = files();
  await page.getByRole('button', { name: 'Look around with a sample company' }).click();
  const strip = page.getByRole('note').filter({ hasText: 'Sample company: nothing here is real' });
  await expect(strip).toBeVisible();
  await settled(page);
  await expect(page.getByRole('navigation', { name: 'Instances' })).toContainText('5 instances');
  await expectAccessible(page, 'the sample company');

  await rows(page).nth(1).click();
  await expect(drawer(page).getByRole('heading', { level: 2 })).toBeVisible();
  await page.keyboard.press('F5');
  await expect(page.getByText('This is the sample company').first()).toBeVisible();
  await chooseInMenu(app, 'overview');
  await expect(page.getByRole('region', { name: 'Overview' })).toBeVisible();
  await expect(strip).toBeVisible();

  await strip.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByText(desk.home)).toBeVisible();
  await expect(strip).toHaveCount(0);
  expect((await desk.cli(['profile', 'list'])).stdout).toContain('No instances yet');
  expect(files()).toEqual(before);
  await chooseInMenu(app, 'addInstance');
  await expect(dialog(page).getByLabel('Instance')).toBeVisible();
});
