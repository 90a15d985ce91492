/** Instances side by side, as tests find them on the screen. */
import type { Locator, Page } from '@playwright/test';
import { test as base } from './test';

export const matrix = (page: Page): Locator =>
  page.getByRole('grid', { name: 'Instances side by side' });

/** Puts all instances side by side, in the order of the rail: Development, Production, Staging. */
export async function compareInstances(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find an instance').fill('all instances side by side');
  await page.getByRole('button', { name: /^Compare all instances/u }).click();
  await counted(page);
}

/** Waits until the question on screen is answered in full. */
export async function counted(page: Page): Promise<void> {
  await page.locator('[role="grid"][aria-busy="false"]').first().waitFor();
  await page.getByText('counting…').first().waitFor({ state: 'detached' });
}

/** The row of an account; another's name may begin alike. */
export const rowOf = (page: Page, name: string): Locator =>
  matrix(page)
    .getByRole('row')
    .filter({ has: page.locator(`.instances-name[title="${name}"]`) });

/** What the cells of a row say. */
export const cellsOf = (page: Page, name: string): Locator =>
  rowOf(page, name).getByRole('gridcell');

export const details = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Details' });

/** Shows the rows that have one word in their provider alone, since only some of all rows are in the page. */
export async function showProvider(page: Page, provider: string): Promise<void> {
  await page.getByRole('button', { name: /^Provider/u }).click();
  await page.getByLabel('Find a provider').fill(provider);
  await page.getByRole('group', { name: 'Providers' }).getByRole('checkbox').first().click();
  await page.keyboard.press('Escape');
  await counted(page);
}

/** With all three instances of the company side by side. */
export const test = base.extend<{ shown: Page }>({
  shown: async ({ filledDesk, open }, use) => {
    const { page } = await open(filledDesk);
    await compareInstances(page);
    await use(page);
  },
});

export { expect } from './test';
