/** Promise P44 (instances in sight). */
import type { Locator, Page } from '@playwright/test';
import { expectAccessible, expectAccessibleWithPopup } from './support/axe';
import { addAgency, agencyInstances, startAgency } from './support/many-instances';
import { grid, rows, settled, syncAll } from './support/screen';
import { expect, test } from './support/test';

const rail = (page: Page): Locator => page.getByRole('navigation', { name: 'Instances' });
const title = (page: Page): Locator => page.getByRole('heading', { level: 1 });
const filter = (page: Page): Locator => rail(page).getByLabel('Filter instances');
const hiddenCount = (page: Page): Locator => rail(page).getByRole('status');
const row = (page: Page, label: string): Locator =>
  rail(page).locator('button[title]').filter({ hasText: label });
const section = (page: Page, name: string): Locator => rail(page).getByRole('region', { name });
const fold = (page: Page, name: string): Locator =>
  rail(page).getByRole('button', { name: `Instances of ${name}` });

async function inMenuOf(page: Page, label: string, item: string): Promise<void> {
  await row(page, label).hover();
  await rail(page)
    .getByRole('button', { name: `Actions for ${label}` })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** How many rows of instances are in sight as a whole. */
const rowsInSight = (page: Page): Promise<number> =>
  rail(page).evaluate((nav) => {
    const all = [...nav.querySelectorAll('section button[title]:not(h2 button)')];
    const list = all[0]?.closest('section')?.parentElement?.getBoundingClientRect();
    return all.filter((each) => {
      const { top, bottom } = each.getBoundingClientRect();
      return list !== undefined && top >= list.top && bottom <= list.bottom;
    }).length;
  });

test('forty instances are filtered, folded, starred, ordered and shown by group, and a restart keeps it', async ({
  desk,
  open,
}, info) => {
  test.slow();
  const agency = await startAgency();
  const first = await open(desk, { size: { width: 1440, height: 900 } });
  const { page } = first;
  await addAgency(page, agency);
  await expect(rail(page).getByText('40 instances')).toBeVisible();
  await page.keyboard.press('F5');
  // Forty instances may take long on a busy machine: the test's own time is the limit.
  await page.getByRole('status').filter({ hasText: 'Sync: 40' }).waitFor({ timeout: 0 });
  await settled(page);

  await test.step('24 of 40 are in sight, and no two look alike', async () => {
    expect(await rowsInSight(page)).toBeGreaterThanOrEqual(24);
    // Of every part of a label so much is in sight that it differs from the others.
    const narrowest = await rail(page).evaluate((nav) =>
      Math.min(
        ...[...nav.querySelectorAll('section [aria-hidden] > .lk-name')].map(
          ({ clientWidth, scrollWidth }) => (scrollWidth > clientWidth ? clientWidth : Infinity),
        ),
      ),
    );
    expect(narrowest).toBeGreaterThanOrEqual(38);
    await expectAccessible(page, 'the rail of forty');
  });

  await test.step('the filter finds by folded text, says what it hides, and Enter shows the first', async () => {
    await filter(page).fill('lumiere prod');
    await expect(hiddenCount(page)).toHaveText('38 of 40 hidden');
    await filter(page).press('Enter');
    await expect(title(page)).toHaveText('Casa Lumière - Production EU');
    await filter(page).fill('nothing like it');
    await expect(rail(page).getByText('No instance matches')).toBeVisible();
    await expectAccessible(page, 'a filter that finds nothing');
    await filter(page).press('Escape');
    await expect(filter(page)).toHaveValue('');
    await expect(hiddenCount(page)).toBeEmpty();
  });

  await test.step('a group is a scope: the grid, its title and a sync are about its instances', async () => {
    await rail(page).getByRole('button', { name: 'Development', exact: true }).click();
    await expect(title(page)).toHaveText('Group: Development');
    await settled(page);
    await expect(grid(page)).toHaveAttribute('aria-rowcount', String(8 * 3 + 1));
    const reads = () =>
      agencyInstances.filter(({ name }) => (agency.instances[name]?.log.count() ?? 0) > 0);
    for (const { name } of agencyInstances) agency.instances[name]?.log.clear();
    await syncAll(page);
    expect(new Set(reads().map(({ group }) => group))).toEqual(new Set(['Development']));
    await page.keyboard.press('Control+e');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('Group: Development')).toBeVisible();
    await dialog.getByLabel('Only filtered rows').uncheck();
    await expect(dialog.getByRole('button', { name: 'Save 24 rows…' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+C');
    await expect(page.getByRole('button', { name: 'Compare 8 instances' })).toBeVisible();
    await page.keyboard.press('Control+0');
    await expect(title(page)).toHaveText('All instances');
  });

  await test.step('favourites come first and have the first digits', async () => {
    await inMenuOf(page, 'Harrow Street Foods - Production US', 'Add to favourites');
    await expect(section(page, 'Favourites').locator('button[title]')).toHaveCount(1);
    await filter(page).fill('harrow');
    await row(page, 'Harrow Street Foods - Staging EU').click();
    await filter(page).fill('');
    await page.keyboard.press('Control+d');
    await expect(section(page, 'Favourites').locator('button[title]')).toHaveCount(2);
    await page.keyboard.press('Control+1');
    await expect(title(page)).toHaveText('Harrow Street Foods - Production US');
    await inMenuOf(page, 'Harrow Street Foods - Staging EU', 'Move up');
    await page.keyboard.press('Control+1');
    await expect(title(page)).toHaveText('Harrow Street Foods - Staging EU');
  });

  await test.step('a folded group says what is in it, and gives its digits to others', async () => {
    await fold(page, 'Development').click();
    await expect(fold(page, 'Development')).toHaveAttribute('aria-expanded', 'false');
    await expect(section(page, 'Development').getByText('8', { exact: true })).toBeVisible();
    await page.keyboard.press('Control+3');
    await expect(title(page)).toHaveText('Borealis Logistics - Production EU');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Borealis Logistics - Production EU');
    await expect(page.getByRole('option').first()).toContainText('Ctrl 3');
    await page.keyboard.press('Escape');
  });

  await test.step('keys change the width, and fold the rail to a strip', async () => {
    const separator = page.getByRole('separator', { name: 'Width of the list of instances' });
    const before = await rail(page).boundingBox();
    await separator.focus();
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(async () => (await rail(page).boundingBox())?.width)
      .toBeGreaterThan(before?.width ?? Infinity);
    await page.keyboard.press('Control+b');
    await expect(separator).toHaveCount(0);
    await rail(page).getByRole('button', { name: 'Elm & Ivy - Staging US' }).click();
    await expect(title(page)).toHaveText('Elm & Ivy - Staging US');
    await rail(page).getByRole('button', { name: 'Elm & Ivy - Staging US' }).hover();
    await expect(page.getByRole('tooltip')).toHaveText('Elm & Ivy - Staging US (Staging)');
    await expectAccessibleWithPopup(page, 'the strip');
    await page.screenshot({ path: info.outputPath('strip.png') });
  });

  const width = async (of: Page): Promise<number> =>
    Math.round((await rail(of).boundingBox())?.width ?? 0);
  await page.keyboard.press('Control+b');
  const chosen = await width(page);
  await rail(page).getByRole('button', { name: 'Staging', exact: true }).click();
  await expect(title(page)).toHaveText('Group: Staging');
  await first.app.close();

  const again = await open(desk, { size: { width: 1440, height: 900 } });
  await expect(title(again.page)).toHaveText('Group: Staging');
  await settled(again.page);
  await expect(rows(again.page).first()).toBeVisible();
  await expect(grid(again.page)).toHaveAttribute('aria-rowcount', String(16 * 3 + 1));
  expect(await width(again.page)).toBe(chosen);
  await expect(section(again.page, 'Favourites').locator('button[title]')).toHaveText([
    /Harrow Street Foods - Staging EU/u,
    /Harrow Street Foods - Production US/u,
  ]);
  await expect(fold(again.page, 'Development')).toHaveAttribute('aria-expanded', 'false');
  await agency.close();
});

test('what is remembered of the rail has no name of an instance or a group', async ({
  readDesk,
  open,
}) => {
  const { page } = await open(readDesk);
  await inMenuOf(page, 'Kestrel Bay · Staging', 'Add to favourites');
  await inMenuOf(page, 'Kestrel Bay · Staging', 'Move up');
  await fold(page, 'Production').click();
  await rail(page).getByRole('button', { name: 'Development', exact: true }).click();
  await expect(title(page)).toHaveText('Group: Development');
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).toContain('railFavourites');
  expect(kept).toContain('groupOf');
  expect(kept).not.toMatch(/Kestrel|Staging|Production|Development/u);
});
