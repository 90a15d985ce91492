/** The overview of all instances, in the window. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { letFail } from './support/failing';
import { rows, settled, statusLine } from './support/screen';
import { expect, test } from './support/test';

const table = (page: Page, name: string) => page.getByRole('table', { name, exact: true });

test('the overview says what it is without instances', async ({ emptyDesk, open }) => {
  const { page } = await open(emptyDesk);
  await page.getByRole('button', { name: /^Overview/u }).click();
  await expect(page.getByRole('heading', { name: 'There is nothing to sum up yet' })).toBeVisible();
  await expectAccessible(page, 'empty overview');
});

test('the overview sums up all instances, and each figure leads to its accounts, also without a network', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { page } = await open(filledDesk);
  await settled(page);
  await page.keyboard.press('Control+Shift+O');
  await expect(table(page, 'Providers').getByRole('row')).not.toHaveCount(0);
  await expectAccessible(page, 'overview');
  // The whole scrolls, and no part of it loses its rows.
  for (const name of ['Instances', 'Oldest credentials']) {
    const hidden = await table(page, name).evaluate(
      (each) => (each.parentElement?.scrollHeight ?? 0) - (each.parentElement?.clientHeight ?? 0),
    );
    expect(hidden, name).toBe(0);
  }

  // A bar's number is the number of rows that its filter finds.
  for (const [chart, part] of [
    ['State', 'Invalid'],
    ['Use and reading', 'Access list never read'],
    ['State', 'OAuth, no state'],
  ] as const) {
    const row = table(page, chart).getByRole('row').filter({ hasText: part });
    const figure = await row.getByRole('cell').last().innerText();
    await row.getByRole('button').click();
    await settled(page);
    await expect(statusLine(page)).toContainText(new RegExp(`^${figure} (of|accounts?)`, 'u'));
    await page.keyboard.press('Control+Shift+O');
  }
  await table(page, 'Oldest credentials').getByRole('button').first().click();
  await expect(page.getByRole('complementary', { name: 'Account', exact: true })).toBeVisible();
  await page.keyboard.press('Control+Shift+O');
  await table(page, 'Instances').getByRole('button', { name: 'Production' }).click();
  await expect(rows(page).first()).toBeVisible();

  // Without a network the figures stay, and the instance says that its last sync failed.
  await instances.production.playUnknown('refused');
  await page.getByRole('button', { name: 'Sync', exact: true }).click();
  await page.getByRole('alert').first().waitFor();
  await page.keyboard.press('Control+Shift+O');
  await expect(table(page, 'Instances')).toContainText('Last sync failed');
  await expect(table(page, 'Providers').getByRole('row')).not.toHaveCount(0);
});

test('the overview is about the instances of the rail, and its figures lead to theirs alone', async ({
  readDesk,
  open,
}) => {
  const { page } = await open(readDesk);
  await settled(page);
  await page.keyboard.press('Control+Shift+O');
  const instances = table(page, 'Instances').getByRole('row');
  await expect(instances).toHaveCount(4);
  await page.keyboard.press('Control+2');
  await expect(instances).toHaveCount(2);
  await expect(table(page, 'Instances')).toContainText('Kestrel Bay · Production');
  const title = page.getByRole('banner').or(page.locator('header')).first();
  await expect(title).toContainText(
    /Kestrel Bay · Production · \d+ accounts · \d+ OAuth accounts/u,
  );
  await expectAccessible(page, 'overview of one instance');

  const row = table(page, 'State').getByRole('row').filter({ hasText: 'Invalid' });
  const figure = await row.getByRole('cell').last().innerText();
  await row.getByRole('button').click();
  await settled(page);
  await expect(statusLine(page)).toContainText(new RegExp(`^${figure} (of|accounts?)`, 'u'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kestrel Bay · Production');
  await page.keyboard.press('Control+Shift+O');
  await expect(instances).toHaveCount(2);
  await page.keyboard.press('Control+0');
  await expect(instances).toHaveCount(4);
});

test('an overview that cannot be read says why, and is read again; a small window shows it too', async ({
  readDesk,
  open,
}) => {
  const { app, page } = await open(readDesk);
  await settled(page);
  const works = await letFail(app, 'inventory.overview');
  await page.keyboard.press('Control+Shift+O');
  await expect(page.getByRole('heading', { name: 'The overview cannot be shown' })).toBeVisible();
  await works();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(table(page, 'Providers')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find an instance').fill('overview');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Overview/u })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect(table(page, 'Providers')).toBeVisible();
  const region = page.getByRole('region', { name: 'Overview' });
  expect(await region.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0);
});
