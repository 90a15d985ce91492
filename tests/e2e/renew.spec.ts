/** Renewing tokens in the window: the form, the plan, the run, and what an instance refuses. */
import { chooseInMenu } from './support/native';
import { expectAccessible } from './support/axe';
import { dialog, settled, syncAll } from './support/screen';
import { expect, test } from './support/test';

test('the tokens of all instances are renewed after every write was shown, and the window goes on with the new ones', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await chooseInMenu(app, 'renewTokens');
  const life = dialog(page).getByLabel('Life of the new tokens, in days');
  await life.fill('0');
  await expect(dialog(page).getByRole('button', { name: 'Show the changes' })).toBeDisabled();
  await life.fill('90');
  await expectAccessible(page, 'the form that renews tokens');
  instances.staging.faults.add({ kind: 'status', status: 403, route: 'tokens.create' });
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  const planned = dialog(page).getByRole('region', { name: 'Planned changes' });
  await expect(planned.getByRole('listitem')).toHaveCount(3);
  await expect(planned.getByRole('listitem').first()).toContainText('a new one for 90 days');
  expect(instances.production.log.count({ route: 'tokens.create' })).toBe(0);

  await dialog(page).getByRole('button', { name: 'Renew 3 tokens' }).click();
  await expect(dialog(page).getByRole('button', { name: '2 done' })).toBeVisible();
  await dialog(page).getByRole('button', { name: '1 refused' }).click();
  await expect(dialog(page)).toContainText('Admin > Authentication > Access tokens');
  await dialog(page).getByRole('button', { name: 'Done', exact: true }).click();

  instances.production.log.clear();
  await syncAll(page);
  const asked = instances.production.log
    .all()
    .map(({ headers }) => headers['x-domo-developer-token']);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked).not.toContain(instances.production.token('admin'));
});

test('the menu of an instance renews its token alone', async ({ filledDesk, standIn, open }) => {
  const { page } = await open(filledDesk);
  const rail = page.getByRole('navigation', { name: 'Instances' });
  await rail.getByRole('button', { name: /^Kestrel Bay · Production/u }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Renew token…' }).click();
  await expect(dialog(page)).toContainText('Latchkey reads 1 instance now');
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  await dialog(page).getByRole('button', { name: 'Renew 1 token' }).click();
  await expect(dialog(page).getByRole('button', { name: '1 done' })).toBeVisible();
  expect(standIn.instances.production.log.count({ route: 'tokens.create' })).toBe(1);
  expect(standIn.instances.staging.log.count({ route: 'tokens.create' })).toBe(0);
});

test('a new token that is not in use yet is shown as done in part, and a new plan goes on with it', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { page } = await open(filledDesk);
  const rail = page.getByRole('navigation', { name: 'Instances' });
  const renew = async () => {
    const entry = rail.getByRole('button', { name: /^Kestrel Bay · Production/u });
    await entry.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Renew token…' }).click();
    await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
    return dialog(page).getByRole('button', { name: 'Renew 1 token' });
  };
  const apply = await renew();
  await expect(apply).toBeVisible();
  // The run looks, the renewal looks, and then the new token is tried.
  instances.production.faults.add({ kind: 'status', status: 400, route: 'users.me', skip: 2 });
  await apply.click();
  await expect(dialog(page).getByRole('button', { name: '1 done in part' })).toBeVisible();
  await expect(dialog(page)).toContainText('is kept and not tried; the old token stays in use');
  await expect(dialog(page)).toContainText('Make a new plan: it goes on where this one ended.');
  await dialog(page).getByRole('button', { name: 'Done', exact: true }).click();
  instances.production.faults.clear();
  const rest = await renew();
  await expect(dialog(page)).toContainText('which was made already');
  await rest.click();
  await expect(dialog(page).getByRole('button', { name: '1 done', exact: true })).toBeVisible();
  expect(instances.production.log.count({ route: 'tokens.create' })).toBe(1);
});

test('the list of instances warns of a token that expires soon, and no more once it was renewed', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { production } = instances;
  const own = production.state.tokens.get(production.token('admin'));
  if (own) own.expiresAt = Date.now() + 5.5 * 86_400_000;
  const { page } = await open(filledDesk);
  const rail = page.getByRole('navigation', { name: 'Instances' });
  const entry = rail.getByRole('button', { name: /^Kestrel Bay · Production/u });
  await entry.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Sync with configs and access' }).click();
  await expect(entry.getByText('token expires in 5 days')).toBeVisible();
  // What needs attention says it too, and has the way out in the row.
  await page.keyboard.press('Control+Shift+T');
  await page.getByRole('button', { name: 'Renew token…: Kestrel Bay · Production' }).click();
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  await dialog(page).getByRole('button', { name: 'Renew 1 token' }).click();
  await dialog(page).getByRole('button', { name: 'Done', exact: true }).click();
  await expect(entry.getByText('token works')).toBeVisible();
});

test('the list of instances says that a token has ended, and no longer that it works, until it is tried', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { production } = instances;
  const own = production.state.tokens.get(production.token('admin'));
  if (own) own.expiresAt = Date.now() + 40 * 86_400_000;
  const { page } = await open(filledDesk);
  const rail = page.getByRole('navigation', { name: 'Instances' });
  const entry = rail.getByRole('button', { name: /^Kestrel Bay · Production/u });
  await entry.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Sync with configs and access' }).click();
  await expect(entry.getByText('token works')).toBeVisible();
  await settled(page);
  await page.clock.setFixedTime(Date.now() + 41 * 86_400_000);
  await page.reload();
  await settled(page);
  const ended = entry.getByText('token ended');
  await expect(ended).toBeVisible();
  // The row has room for all of it.
  expect(await ended.evaluate((text) => text.scrollWidth <= text.clientWidth)).toBe(true);
});
