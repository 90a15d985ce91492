import { existsSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { connectDatabase } from '../../src/main/store/db/database';
import { addCompany } from '../harness/company';
import { Desk } from '../harness/desk';
import { readStoreKey } from '../harness/store-key';
import { expect, test } from './support/test';

const instances = 'Kestrel Bay · Production';

test('what happened to a damaged store stays on screen until it is acknowledged, and the instances are there', async ({
  standIn,
  open,
  closeAtEnd,
}) => {
  const desk = closeAtEnd(await Desk.open());
  await addCompany(desk, standIn, 'list');
  truncateSync(join(desk.home, 'inventory.db'), 20_000);
  for (let start = 0; start < 2; start += 1) {
    const { app, page } = await open(desk);
    await expect(page.getByText('3 instances were restored')).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Instances' })).toContainText(instances);
    await app.close();
  }
  const { app, page } = await open(desk);
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(page.getByText('3 instances were restored')).toHaveCount(0);
  await app.close();
  const next = await open(desk);
  await expect(next.page.getByRole('navigation', { name: 'Instances' })).toContainText(instances);
  await expect(next.page.getByText('3 instances were restored')).toHaveCount(0);
});

test('a store that aborts whoever reads it costs one start of the window', async ({
  standIn,
  open,
  closeAtEnd,
}) => {
  const desk = closeAtEnd(await Desk.open());
  await addCompany(desk, standIn, 'list');
  const database = connectDatabase(join(desk.home, 'inventory.db'), await readStoreKey(desk));
  database.exec("UPDATE profiles SET group_name = CAST(X'ff41' AS TEXT)");
  database.close();
  expect((await desk.cli(['profile', 'list'])).code).not.toBe(0);
  const { page } = await open(desk);
  await expect(page.getByText('3 instances were restored')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Instances' })).toContainText(instances);
  // The process that checked it died on purpose: that is no crash to report.
  await expect(page.getByText('ended unexpectedly')).toHaveCount(0);
  expect(existsSync(join(desk.home, 'crash-reports'))).toBe(false);
});
