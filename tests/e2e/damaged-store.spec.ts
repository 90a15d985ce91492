import { existsSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import { saveClosedState } from '../../src/main/store/files/closed-state';
import type { Locator, Page } from '@playwright/test';
import { readStoreKey } from '../harness/store-key';
import { expect, test } from './support/test';

const instances = 'Kestrel Bay · Production';
const restored = '3 instances were restored';
const rail = (page: Page): Locator => page.getByRole('navigation', { name: 'Instances' });

test('the notice about a damaged store stays until it is acknowledged, and the instances are restored', async ({
  unopenedDesk: desk,
  open,
}) => {
  truncateSync(join(desk.home, 'inventory.db'), 20_000);
  for (let start = 0; start < 2; start += 1) {
    const { app, page } = await open(desk);
    await expect(page.getByText(restored)).toBeVisible();
    await expect(rail(page)).toContainText(instances);
    await app.close();
  }
  const { app, page } = await open(desk);
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(page.getByText(restored)).toHaveCount(0);
  await app.close();
  const next = await open(desk);
  await expect(rail(next.page)).toContainText(instances);
  await expect(next.page.getByText(restored)).toHaveCount(0);
});

for (const { how, isUnnoticed } of [
  { how: 'wrote', isUnnoticed: false },
  // As a disk does, which changes no time of the file: the first program that reads it ends, and the next one knows.
  { how: 'damaged unnoticed', isUnnoticed: true },
]) {
  test(`a store that something ${how}, and that ends the program that reads it, is set aside before the window opens`, async ({
    unopenedDesk: desk,
    open,
  }) => {
    const database = connectDatabase(join(desk.home, 'inventory.db'), await readStoreKey(desk));
    database.exec("UPDATE profiles SET group_name = CAST(X'ff41' AS TEXT)");
    database.close();
    if (isUnnoticed) {
      saveClosedState(desk.home);
      expect((await desk.cli(['profile', 'list'])).code).not.toBe(0);
    }
    const { page } = await open(desk);
    await expect(page.getByText(restored)).toBeVisible();
    await expect(rail(page)).toContainText(instances);
    // The process that checked it died on purpose: that is no crash to report.
    await expect(page.getByText('ended unexpectedly')).toHaveCount(0);
    expect(existsSync(join(desk.home, 'crash-reports'))).toBe(false);
  });
}
