/** What changed since a time, over all instances, in the window. */
import type { Locator, Page } from '@playwright/test';
import { canaryMark } from '../domo/company/canaries';
import type { StandIn } from '../domo';
import { expectAccessible } from './support/axe';
import { drawer, rows, settled, showProduction, statusLine, syncFully } from './support/screen';
import { letFail } from './support/failing';
import { expect, test } from './support/test';

test.use({ secrets: 'someReadable' });

const list = (page: Page): Locator => page.getByRole('grid', { name: 'Changes' });
const changed = (page: Page): Locator => list(page).locator('[data-row]');
const panel = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Changes of the account' });
const notKnown = (page: Page): Locator => page.getByRole('region', { name: 'Not known' });

/** Accounts whose configs the user may read. */
function readable({ state }: StandIn<'production'>['instances']['production']) {
  const found = [...state.accounts.values()].filter(
    ({ readable: shown, closed, config }) =>
      shown && !closed && 'username' in config && 'password' in config,
  );
  const [first, second] = found;
  if (!first || !second) throw new Error('the stand-in has no such accounts');
  return [first, second] as const;
}

test('changes says what it is without instances', async ({ emptyDesk, open }) => {
  const { page } = await open(emptyDesk);
  await page.getByRole('button', { name: /^Changes/u }).click();
  await expect(page.getByRole('heading', { name: /^No change is known/u })).toBeVisible();
  await expect(page.getByText('Add an instance and sync it twice')).toBeVisible();
  await expectAccessible(page, 'no changes');
});

test('the changes of all instances are listed, filtered, explained and opened, also without a network', async ({
  company,
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { production } = instances;
  const [renamed, edited] = readable(production);
  const { page } = await open(filledDesk);
  await showProduction(page);
  await syncFully(page);
  renamed.displayName = 'Renamed since';
  edited.config['username'] = 'ANOTHER USER';
  edited.config['password'] = `${canaryMark}changed`;
  await syncFully(page);

  await page.keyboard.press('Control+Shift+H');
  await page.keyboard.press('Control+0');
  await expect(changed(page)).toHaveCount(2);
  await expect(statusLine(page)).toContainText('2 changed accounts');
  await expect(changed(page).filter({ hasText: 'Renamed since' })).toContainText('Production');
  const config = changed(page).filter({ hasText: edited.displayName });
  await expect(config).toContainText('→ ANOTHER USER');
  await expect(config).toContainText('Config password: changed');
  await expect(notKnown(page)).toContainText('earlier changes are not known');
  await expectAccessible(page, 'changes');

  // The rail's instance, the kind and the period narrow it down.
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('heading', { name: /^No change is known/u })).toBeVisible();
  await page.keyboard.press('Control+2');
  await expect(changed(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Kinds' }).click();
  await page.getByRole('checkbox', { name: 'Renamed' }).check();
  await page.keyboard.press('Escape');
  await expect(changed(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(changed(page)).toHaveCount(2);
  await page.getByText('Since…', { exact: true }).click();
  await page.getByLabel('Since', { exact: true }).fill('2090-01-01');
  await expect(notKnown(page)).toContainText('was not synced since');
  await page.getByText('24 hours', { exact: true }).click();
  await expect(changed(page)).toHaveCount(2);

  // The keyboard alone opens and closes the details, which hold no secret.
  await changed(page).filter({ hasText: edited.displayName }).click();
  await expect(panel(page)).toContainText('secret values are never shown here');
  await expectAccessible(page, 'changes of an account');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  for (const canary of company.canaries) expect(await page.content()).not.toContain(canary);

  // From a change to both times, and to the account.
  await changed(page).filter({ hasText: edited.displayName }).click();
  await panel(page).getByRole('button', { name: 'Compare then and now' }).click();
  const matrix = page.getByRole('grid', { name: 'Then and now', exact: true });
  await expect(matrix.getByRole('row').filter({ hasText: 'ANOTHER USER' })).toBeVisible();
  await page.keyboard.press('Control+Shift+H');
  await changed(page).filter({ hasText: 'Renamed since' }).click();
  await panel(page).getByRole('button', { name: 'Open account' }).click();
  await expect(drawer(page)).toContainText('Renamed since');

  // Without a network it is the same list, and it says that the last sync failed.
  await production.playUnknown('refused');
  await settled(page);
  await page.getByRole('button', { name: 'Sync', exact: true }).click();
  await page.getByRole('alert').first().waitFor();
  await page.keyboard.press('Control+Shift+H');
  await expect(notKnown(page)).toContainText('its last sync failed');
  await expect(changed(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Accounts', exact: true }).click();
  await expect(rows(page).first()).toBeVisible();
});

test('changes that cannot be read say why, and are read again', async ({ readDesk, open }) => {
  const { app, page } = await open(readDesk);
  await settled(page);
  const works = await letFail(app, 'inventory.changes');
  await page.keyboard.press('Control+Shift+H');
  await expect(page.getByRole('heading', { name: 'The changes cannot be shown' })).toBeVisible();
  await works();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('heading', { name: /^No change is known/u })).toBeVisible();
  await page.keyboard.press('Control+Shift+H');
  await page.keyboard.press('Control+Shift+H');
  await expect(page.getByRole('heading', { name: /^No change is known/u })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find an instance').fill('changes');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Changes/u })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});
