/** What the command line does to the same data folder appears in the open window, without a reload. */
import { createStandIn, makeBigInstance } from '../domo';
import { grid, rows, settled } from './support/screen';
import { expect, test } from './support/test';

test('instances that the command line adds, reads and removes come and go in the open window', async ({
  desk,
  open,
}) => {
  const standIn = await createStandIn({
    instances: [makeBigInstance({ name: 'elsewhere', accounts: 5 })],
  });
  const { elsewhere } = standIn.instances;
  const { page } = await open(desk);
  const rail = page.getByRole('navigation', { name: 'Instances' });
  await expect(rail.getByRole('button', { name: 'Add instance…' })).toBeVisible();

  const args = ['profile', 'add', elsewhere.origin, '--label', 'Added elsewhere'];
  expect((await desk.cli(args, elsewhere.token('admin'))).code).toBe(0);
  const row = rail.getByRole('button', { name: /^Added elsewhere/u });
  await expect(row).toBeVisible();
  await expect(row).toContainText('0 accounts');

  expect((await desk.cli(['sync'])).code).toBe(0);
  await expect(row).toContainText('5 accounts');
  await settled(page);
  await expect(rows(page)).toHaveCount(5);

  await row.click();
  expect((await desk.cli(['profile', 'remove', 'Added elsewhere'])).code).toBe(0);
  await expect(row).toHaveCount(0);
  await expect(grid(page)).toHaveCount(0);
  await standIn.close();
});

test('a token that the command line adds is used by the open window', async ({ desk, open }) => {
  const standIn = await createStandIn({
    instances: [makeBigInstance({ name: 'elsewhere', accounts: 5 })],
  });
  const { elsewhere } = standIn.instances;
  const list = `label,instance,token\nLater,${elsewhere.origin},env:TOKEN_OF_LATER\n`;
  const withoutToken = list.replace('env:TOKEN_OF_LATER', '');
  expect((await desk.cli(['profile', 'import', '-'], withoutToken)).code).toBe(0);
  const { page } = await open(desk);
  const row = page.getByRole('navigation', { name: 'Instances' }).getByRole('button', {
    name: /^Later/u,
  });
  await expect(row).toContainText('no token');
  await page.getByRole('button', { name: 'Sync', exact: true }).first().click();
  await expect(page.getByText(/1 of 1 instance.* failed/u).first()).toBeVisible();

  const more = { TOKEN_OF_LATER: elsewhere.token('admin') };
  expect((await desk.cli(['profile', 'import', '-'], list, more)).code).toBe(0);
  await expect(row).toContainText('token works');
  await page.getByRole('button', { name: 'Sync', exact: true }).first().click();
  await expect(rows(page)).toHaveCount(5);
  await standIn.close();
});
