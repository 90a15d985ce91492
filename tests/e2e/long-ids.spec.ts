import { FIRST_DIGITS, giveLongIds, SECOND_DIGITS } from '../support/long-ids';
import { choose } from './support/forms';
import {
  dialog,
  drawer,
  filterBy,
  openTab,
  rows,
  showProduction,
  syncFully,
} from './support/screen';
import { expect, test } from './support/test';

test('two accounts whose ids are one number for JavaScript are told apart', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { production } = standIn.instances;
  const [first, second] = [...production.state.accounts.values()].filter(
    ({ closed, config }) => !closed && Object.keys(config).length > 0,
  );
  if (!first || !second) throw new Error('Too few accounts.');
  const firstName = first.displayName;
  giveLongIds(production, { first: first.id, second: second.id });
  const { page } = await open(filledDesk);
  await showProduction(page);
  await syncFully(page);

  await filterBy(page, FIRST_DIGITS);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(firstName);
  await filterBy(page, '1784140000000000');
  await expect(rows(page)).toHaveCount(2);
  await rows(page).filter({ hasText: second.displayName }).first().click();
  await expect(drawer(page).getByRole('heading', { level: 2 })).toContainText(second.displayName);
  await openTab(page, 'Overview');
  await expect(drawer(page)).toContainText(SECOND_DIGITS);
  await openTab(page, 'Configuration');
  await expect(drawer(page)).toContainText(Object.keys(second.config)[0] ?? '?');
  const paths = production.log.all({ route: 'accounts.config' }).map(({ path }) => path);
  expect(paths.filter((path) => path.endsWith(`/account/${SECOND_DIGITS}`)).length).toBeGreaterThan(
    0,
  );

  await choose(page, 'Rename…');
  await dialog(page).getByLabel('Display name').fill('The second of two');
  await page.keyboard.press('Enter');
  await expect(drawer(page).getByRole('heading', { level: 2 })).toHaveText('The second of two');
  expect(second.displayName).toBe('The second of two');
  expect(first.displayName).toBe(firstName);
});
