/** Moving what a person owns in the window: the form, the plan with tokens, and the label that the guard asks for. */
import type { StandIn } from '../domo';
import { chooseInMenu } from './support/native';
import { dialog, filterBy, rows, showProduction } from './support/screen';
import { expectAccessible } from './support/axe';
import { expect, test } from './support/test';

const LABEL = 'Kestrel Bay · Production';

/** Somebody who is the only owner of an account, and has an access token; and somebody else. */
function people({ instances: { production } }: StandIn<'production'>) {
  const { users, accounts, tokens } = production.state;
  const owner = users.get(tokens.get(production.token('owner'))?.userId ?? 0);
  const heir = [...users.values()].find(
    ({ id, active, admin }) => active && !admin && id !== owner?.id,
  );
  const owned = [...accounts.values()].find(
    ({ closed, access }) =>
      !closed &&
      access.some(({ id, accessLevel }) => id === String(owner?.id) && accessLevel === 'OWNER'),
  );
  if (!owner || !heir || !owned) throw new Error('There is no such person.');
  return { owner, heir, owned };
}

test('what a person owns is moved and their tokens are revoked, after the label was typed', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { owner, heir, owned } = people(standIn);
  const { production } = standIn.instances;
  const { page } = await open(filledDesk);
  await showProduction(page);
  await filterBy(page, owned.displayName);
  await rows(page).first().getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Move what a person owns…' }).click();
  const show = dialog(page).getByRole('button', { name: 'Show the changes' });
  await expect(show).toBeDisabled();
  await dialog(page).getByLabel('E-mail address of the person who leaves').fill(owner.emailAddress);
  await dialog(page).getByLabel('E-mail address of the new owner').fill(heir.emailAddress);
  await dialog(page).getByLabel('Revoke their access tokens').check();
  await expectAccessible(page, 'the form that moves what a person owns');
  await show.click();
  const planned = dialog(page).getByRole('region', { name: 'Planned changes' });
  await expect(planned).toContainText(`access of ${heir.displayName}`);
  await expect(planned).toContainText('access token');
  expect(production.log.count({ route: 'tokens.revoke' })).toBe(0);
  await dialog(page).getByLabel(`Type “${LABEL}” to confirm`).fill(LABEL);
  await dialog(page)
    .getByRole('button', { name: /^Move \d+ accounts?$/u })
    .click();
  await expect(dialog(page).getByRole('button', { name: 'Done', exact: true })).toBeVisible();
  expect(production.state.tokens.has(production.token('owner'))).toBe(false);
  expect(production.log.count({ route: 'tokens.revoke' })).toBeGreaterThan(0);
});

test('the form names the instance whose accounts were never read, as long as it is chosen', async ({
  unopenedDesk,
  open,
}) => {
  const args = ['profile', 'add', 'never-read', '--no-check', '--label', 'Later'];
  expect(await unopenedDesk.cli(args, 'canary-token')).toMatchObject({ code: 0 });
  const { app, page } = await open(unopenedDesk);
  await showProduction(page);
  await chooseInMenu(app, 'transfer');
  const lacking = dialog(page).getByText('Later was never read');
  await expect(lacking).toBeVisible();
  await expectAccessible(page, 'the form that says what it does not look at');
  await dialog(page).getByRole('checkbox', { name: 'Later' }).uncheck();
  await expect(lacking).toHaveCount(0);
});
