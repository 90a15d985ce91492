/** While things are compared, no secret is in the page, in its memory, or in what main and the page say to each other. */
import type { Page } from '@playwright/test';
import { canaryMark } from '../domo/company/canaries';
import {
  accountsMatrix,
  cellsOf,
  compareInstances,
  compareTwo,
  details,
  expect,
  matchWholeNames,
  readAgain,
  showProvider,
  test,
} from './support/comparison';
import { dialog, showProduction, syncFully } from './support/screen';
import { memoryOf, recordTraffic } from './support/traffic';

test.use({ secrets: 'someReadable' });

async function searched(page: Page, marker: string): Promise<void> {
  const memory = await memoryOf(page);
  // The search itself finds what is there.
  expect(memory).toContain(marker);
  expect(memory.includes(canaryMark), 'memory').toBe(false);
  expect((await page.content()).includes(canaryMark), 'page').toBe(false);
}

test('no comparison and no clone shows a secret', async ({
  company,
  standIn,
  filledDesk,
  open,
}) => {
  expect(company.canaries.length).toBeGreaterThan(100);
  expect(company.canaries.filter((canary) => !canary.includes(canaryMark))).toEqual([]);
  const { app, page } = await open(filledDesk);
  const traffic = await recordTraffic(app);

  await compareTwo(page);
  await readAgain(page);
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await searched(page, 'hidden by Domo');

  await compareInstances(page);
  await matchWholeNames(page);
  await page.keyboard.press('n');
  await showProvider(page, 'abstract-credential-store');
  await cellsOf(page, 'Finance API token store').first().click();
  if ((await details(page).count()) === 0) await page.keyboard.press(' ');
  await details(page).getByRole('button', { name: 'Compare 2 accounts' }).click();
  await accountsMatrix(page).waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  await details(page)
    .getByRole('button', { name: /^Clone to 1 other instance/u })
    .click();
  await dialog(page).getByRole('button', { name: 'Next' }).click();
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  await expect(dialog(page).getByText('will be written', { exact: true })).toBeVisible();
  await searched(page, 'Finance API token store');
  await page.keyboard.press('Escape');

  await showProduction(page);
  const changed = standIn.instances.production.state.accounts.get(193);
  Object.assign(changed?.config ?? {}, { username: 'ANOTHER USER', password: `${canaryMark}new` });
  await syncFully(page);
  await page.getByRole('button', { name: /^Actions for Kestrel.*Production/u }).click();
  await page.getByRole('menuitem', { name: 'Compare then and now' }).click();
  await page.getByRole('grid').first().waitFor();
  await searched(page, 'Then and now');

  const said = await traffic();
  for (const part of ['"state":"hidden"', 'comparison.instances', 'clone.fields', 'ThenAndNow']) {
    expect(said).toContain(part);
  }
  expect(said.includes(canaryMark), 'traffic').toBe(false);
  // Domo did tell secrets meanwhile.
  const told = Object.values(standIn.instances).map(({ log }) =>
    log.count({ route: 'accounts.config' }),
  );
  expect(Math.max(...told)).toBeGreaterThan(0);
});
