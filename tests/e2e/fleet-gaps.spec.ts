/** What rotating and giving a renewed token do not look at: named in the form, in the plan and in what became of it. */
import type { Page } from '@playwright/test';
import type { Desk } from '../harness/desk';
import { expectAccessible } from './support/axe';
import { letNameOnly } from './support/failing';
import { dialog, filterBy, rows, showProduction, syncFully } from './support/screen';
import { expect, test } from './support/test';

test.use({ secrets: 'someReadable' });

/** Of all accounts, or of plain ones alone. */
const NEVER_READ = /Later(?:: its accounts were| was) never read\./u;

/** An instance of which the inventory has nothing. */
async function addNeverRead(desk: Desk): Promise<void> {
  const args = ['profile', 'add', 'never-read', '--no-check', '--label', 'Later'];
  expect(await desk.cli(args, 'canary-token')).toMatchObject({ code: 0 });
}

const showChanges = (page: Page) =>
  dialog(page).getByRole('button', { name: 'Show the changes' }).click();

/** The last item of a list; rows get their heights as they are drawn. */
async function expectLastItem(page: Page, name: string, texts: readonly string[]): Promise<void> {
  const list = dialog(page).getByRole('region', { name });
  const gap = list.getByRole('listitem').filter({ hasText: NEVER_READ });
  await expect(async () => {
    await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect(gap).toBeVisible({ timeout: 1_000 });
  }).toPass();
  for (const text of texts) await expect(gap).toContainText(text);
}

test('a rotation names the instance that was never read, in the form and as an item of the plan', async ({
  unopenedDesk,
  standIn: { instances },
  open,
}) => {
  await addNeverRead(unopenedDesk);
  const account = [...instances.production.state.accounts.values()].find(
    ({ closed, dataProviderType, secretManagerAccountId }) =>
      !closed && dataProviderType === 'snowflake' && secretManagerAccountId === null,
  );
  if (!account) throw new Error('There is no such account.');
  const { page } = await open(unopenedDesk);
  await showProduction(page);
  await filterBy(page, account.displayName);
  await rows(page)
    .filter({ hasText: String(account.id) })
    .first()
    .getByRole('checkbox')
    .check();
  await page.keyboard.press('Control+Shift+R');
  await expect(dialog(page).getByText('Sync first to find all')).toBeVisible();
  await expect(dialog(page).getByText(NEVER_READ)).toBeVisible();
  await expectAccessible(page, 'a rotation that says what it does not look at');
  await showChanges(page);
  await expectLastItem(page, 'Planned changes', [
    'will not be written',
    'What the inventory lacks was not looked at.',
    'Sync it, then make a new plan.',
  ]);
});

test('giving a renewed token names what was never read, and how many accounts are not in its list', async ({
  unopenedDesk,
  standIn: { instances },
  open,
}) => {
  const { production, staging } = instances;
  const [like] = staging.state.accounts.values();
  if (!like) throw new Error('There is no account.');
  const config = { accessToken: production.token('admin'), instance: production.origin };
  const same = { ...like, dataProviderType: 'dataset-copy', config, readable: true, closed: false };
  for (const id of [900_001, 900_002, 900_003]) {
    const name = `Copies ${id}`;
    staging.state.accounts.set(id, { ...same, id, name, displayName: name });
  }
  const { app, page } = await open(unopenedDesk);
  await syncFully(page);
  await addNeverRead(unopenedDesk);
  const rail = page.getByRole('navigation', { name: 'Instances' });
  await rail.getByRole('button', { name: /^Kestrel Bay · Production/u }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Renew token…' }).click();
  await showChanges(page);
  await dialog(page).getByRole('button', { name: 'Renew 1 token' }).click();
  await expect(dialog(page).getByRole('button', { name: '1 done' })).toBeVisible();
  await letNameOnly(app, 'tokenAccounts.find', 1);
  await dialog(page).getByRole('button', { name: 'Accounts with the old tokens…' }).click();
  await expect(dialog(page).getByRole('checkbox', { name: /^Copies 900001/u })).toBeChecked();
  // Those whose token Domo hides are among them.
  await expect(dialog(page).getByText(/^\d{2} more are not in this list/u)).toBeVisible();
  await expect(dialog(page).getByText(NEVER_READ)).toBeVisible();
  await expectAccessible(page, 'giving tokens that says what it does not look at');
  await showChanges(page);
  await expectLastItem(page, 'Planned changes', ['What the inventory lacks was not looked at.']);
  await dialog(page).getByRole('button', { name: 'Write the token to 1 account' }).click();
  await expect(dialog(page).getByRole('button', { name: '1 done' })).toBeVisible();
  await expectLastItem(page, 'Results', ['Sync it, then make a new plan.']);
});
