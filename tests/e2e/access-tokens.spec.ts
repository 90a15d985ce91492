/** All access tokens, in the window: whose they are, when they end, what is not known, and revoking one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Instance } from '../domo';
import { expectAccessible } from './support/axe';
import { chooseInMenu } from './support/native';
import { answerSaveDialog, dialog, settled } from './support/screen';
import { expect, test } from './support/test';
import { setGuard } from './support/access';

const PRODUCTION = 'Kestrel Bay · Production';
const STAGING = 'Kestrel Bay · Staging';
const DEVELOPMENT = 'Kestrel Bay · Development';
const DAY_MS = 86_400_000;

const grid = (page: Page, name: 'Tokens that Latchkey uses' | 'All access tokens') =>
  page.getByRole('grid', { name });
const used = (page: Page) => grid(page, 'Tokens that Latchkey uses').locator('[data-row]');
const listed = (page: Page) => grid(page, 'All access tokens').locator('[data-row]');
const lacking = (page: Page) => page.getByRole('region', { name: 'Not listed' });
const panel = (page: Page) => page.getByRole('complementary', { name: 'Access token' });
const showAll = (page: Page) =>
  page.getByRole('radiogroup', { name: 'List of tokens' }).getByText('All tokens').click();

/** In days from now, and half a day more. */
function endIn(instance: Instance, whose: 'admin' | 'viewer' | 'editor', days: number) {
  const found = instance.state.tokens.get(instance.token(whose));
  if (!found) throw new Error(`There is no token of the ${whose}.`);
  found.expiresAt = Date.now() + days * DAY_MS + DAY_MS / 2;
  return found;
}

/** Without a table that is wider than the window. */
async function expectNoSideways(page: Page, name: Parameters<typeof grid>[1]): Promise<void> {
  const scroller = grid(page, name);
  // Columns follow the window in a later frame.
  await expect.poll(() => scroller.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0);
}

test('every access token is listed with its owner and its end, and another one is revoked after the label was typed', async ({
  filledDesk,
  standIn: { instances },
  open,
}, info) => {
  const { production, staging, development } = instances;
  endIn(production, 'admin', 5);
  const revoked = endIn(production, 'viewer', 20);
  endIn(development, 'editor', 0);
  staging.faults.add({ kind: 'status', status: 403, route: 'tokens.list' });
  const { app, page } = await open(filledDesk);
  await settled(page);
  // Nothing is asked before the view is shown.
  expect(production.log.count({ route: 'tokens.list' })).toBe(0);
  await chooseInMenu(app, 'accessTokens');
  await expect(used(page)).toHaveCount(3);
  await expect(used(page).first()).toContainText(PRODUCTION);
  await expect(used(page).first()).toContainText('within 7 days');
  await expect(used(page).first()).toContainText('5 days, until');
  await expect(used(page).last()).toContainText('its user may not list tokens');
  await expect(lacking(page)).toContainText(`${STAGING}: The user of its token may not list`);
  await expectAccessible(page, 'the tokens that Latchkey uses');
  await used(page).last().click();
  const own = page.getByRole('complementary', { name: 'Token that Latchkey uses' });
  await expect(own).toContainText('use the token of an administrator');
  await own.getByRole('button', { name: `Renew token…: ${STAGING}` }).click();
  await expect(dialog(page)).toContainText('Latchkey reads 1 instance now');
  await page.keyboard.press('Escape');

  await showAll(page);
  // What ended comes first.
  await expect(listed(page).first()).toContainText('expired');
  const viewer = listed(page).filter({ hasText: 'within 30 days' });
  await expect(viewer).toContainText('20 days');
  await expect(viewer).not.toContainText(/user \d/u);
  await expect(listed(page).filter({ hasText: 'within 1 day' })).toContainText(DEVELOPMENT);
  await page.getByLabel('Ends within days').fill('25');
  await page.getByLabel('Filter by text').fill('production');
  await expect(listed(page).filter({ hasText: 'later' })).toHaveCount(0);
  await expect(listed(page).filter({ hasText: DEVELOPMENT })).toHaveCount(0);
  await viewer.click();
  await expect(panel(page)).toContainText('Domo does not tell when a token was used last.');
  await expectAccessible(page, 'all access tokens');
  await page.screenshot({ path: info.outputPath('tokens-light.png') });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: info.outputPath('tokens-dark.png') });

  await panel(page)
    .getByRole('button', { name: `Revoke…: ${revoked.name ?? ''}` })
    .click();
  await expect(dialog(page)).toContainText('stops working at once');
  const send = dialog(page).getByRole('button', { name: 'Revoke token' });
  await expect(send).toBeDisabled();
  await expectAccessible(page, 'the question before a token is revoked');
  await page.screenshot({ path: info.outputPath('revoke-dark.png') });
  await page.emulateMedia({ colorScheme: 'light' });
  await dialog(page).getByLabel(`Type “${PRODUCTION}” to confirm`).fill(PRODUCTION);
  await send.click();
  await expect(dialog(page)).toBeHidden();
  await expect(viewer).toHaveCount(0);
  expect(production.state.tokens.has(production.token('viewer'))).toBe(false);
  expect(production.log.count({ route: 'tokens.revoke' })).toBe(1);

  // The token that Latchkey signs in with is renewed, and never revoked from here.
  await listed(page).filter({ hasText: 'within 7 days' }).click();
  await expect(panel(page).getByRole('button', { name: /^Revoke/u })).toHaveCount(0);
  await expect(
    panel(page).getByRole('button', { name: `Renew token…: ${PRODUCTION}` }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.setViewportSize({ width: 1024, height: 700 });
  await expectNoSideways(page, 'All access tokens');
});

test('one instance that does not answer stops no other, and is asked again', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { production, staging } = instances;
  staging.faults.add({ kind: 'hold', route: 'tokens.list' });
  const { app, page } = await open(filledDesk);
  await settled(page);
  await chooseInMenu(app, 'accessTokens');
  const waiting = used(page).filter({ hasText: STAGING });
  await expect(used(page).filter({ hasText: 'later' })).toHaveCount(2);
  await expect(waiting).toContainText('asking Domo…');
  staging.faults.clear();
  await expect(used(page).filter({ hasText: 'later' })).toHaveCount(3);
  staging.faults.add({ kind: 'status', status: 500, route: 'tokens.list' });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(lacking(page)).toContainText(STAGING);
  await showAll(page);
  await expect(listed(page).filter({ hasText: PRODUCTION })).not.toHaveCount(0);
  // What was read before stays.
  await expect(listed(page).filter({ hasText: STAGING })).not.toHaveCount(0);
  staging.faults.clear();
  production.log.clear();
  await lacking(page)
    .getByRole('button', { name: `Retry: ${STAGING}` })
    .click();
  await expect(listed(page).filter({ hasText: STAGING })).not.toHaveCount(0);
  await expect(lacking(page)).toHaveCount(0);
  expect(production.log.count({ route: 'tokens.list' })).toBe(0);
  // A click in the rail asks only what is not known yet.
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('columnheader', { name: 'Instance' })).toHaveCount(0);
  expect(production.log.count({ route: 'tokens.list' })).toBe(0);
});

test('tokens of a read-only instance are only shown, and all are renewed that the filter leaves', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  endIn(instances.production, 'admin', 5);
  endIn(instances.development, 'viewer', 3);
  const { app, page } = await open(filledDesk);
  await settled(page);
  await setGuard(page, DEVELOPMENT, 'read-only');
  await chooseInMenu(app, 'accessTokens');
  await expect(page.getByRole('button', { name: 'Renew 3 tokens…' })).toBeVisible();
  await page.getByLabel('Ends within days').fill('7');
  await expect(used(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Renew 1 token…' }).click();
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  await dialog(page).getByRole('button', { name: 'Renew 1 token' }).click();
  await dialog(page).getByRole('button', { name: 'Done', exact: true }).click();
  // What was renewed is read again, and ends later.
  await expect(
    page.getByRole('heading', { name: 'No access tokens match the filters' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).last().click();
  await expect(used(page).filter({ hasText: PRODUCTION })).toContainText('later');

  await showAll(page);
  await listed(page).filter({ hasText: 'within 7 days' }).click();
  await expect(panel(page).getByRole('button', { name: /^Revoke…/u })).toBeDisabled();
});

test('the tokens that the filters leave are written into a file, which says what it lacks', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { production, staging } = instances;
  const near = endIn(production, 'viewer', 20);
  near.name = '=Nightly';
  staging.faults.add({ kind: 'status', status: 403, route: 'tokens.list' });
  const { app, page } = await open(filledDesk);
  await settled(page);
  await chooseInMenu(app, 'accessTokens');
  await expect(used(page)).toHaveCount(3);
  // Every instance has answered: their rows come one instance after the other.
  await expect(used(page).filter({ hasText: 'asking Domo…' })).toHaveCount(0);
  await expect(lacking(page)).toContainText(STAGING);
  await showAll(page);
  await page.getByLabel('Ends within days').fill('25');
  await expect(listed(page)).not.toHaveCount(0);
  const shown = await listed(page).count();
  const file = join(filledDesk.documents, 'tokens.csv');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: 'Export as CSV…' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'written to' })).toContainText(file);
  await expectAccessible(page, 'tokens that were written into a file');
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split('\r\n');
  expect(header).toBe(
    'instance,token,token id,owner,owner id,expires,days left,used by Latchkey,problem',
  );
  expect(lines).toHaveLength(shown + 1);
  // No spreadsheet runs it.
  expect(lines.filter((line) => line.includes("'=Nightly"))).toHaveLength(1);
  expect(lines.at(-1)).toBe(`${STAGING},,,,,,,,not listed: its user may not list tokens`);
});

test('without a network every instance says so, and without instances the view says what it is for', async ({
  filledDesk,
  emptyDesk,
  standIn,
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await settled(page);
  await standIn.close();
  await chooseInMenu(app, 'accessTokens');
  await expect(used(page).filter({ hasText: 'offline' })).toHaveCount(3);
  await expect(lacking(page)).toContainText('Check the network');
  await expect(lacking(page).getByRole('button', { name: 'Retry all' })).toBeVisible();
  await showAll(page);
  await expect(
    page.getByRole('heading', { name: 'Domo lists no access tokens here' }),
  ).toBeVisible();
  await expectAccessible(page, 'tokens without a network');
  await Promise.all(Object.values(standIn.instances).map((instance) => instance.reset()));

  const empty = await open(emptyDesk);
  await chooseInMenu(empty.app, 'accessTokens');
  await expect(
    empty.page.getByRole('heading', { name: 'There are no access tokens yet' }),
  ).toBeVisible();
  await expectAccessible(empty.page, 'no tokens');
});
