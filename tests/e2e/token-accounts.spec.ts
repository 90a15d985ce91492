/** Accounts that hold a token of another instance: after a renewal they get the new one, as a second step. */
import { expectAccessible } from './support/axe';
import { dialog, syncFully } from './support/screen';
import { expect, test } from './support/test';

test.use({ secrets: 'someReadable' });

test('after a renewal the accounts with the old token are listed, tried, planned and written', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { production, staging } = instances;
  const old = production.token('admin');
  const [like] = staging.state.accounts.values();
  if (!like) throw new Error('no account');
  const add = (id: number, name: string, accessToken: string, readable: boolean) =>
    staging.state.accounts.set(id, {
      ...like,
      id,
      name,
      displayName: name,
      dataProviderType: 'dataset-copy',
      config: { accessToken, instance: production.origin },
      readable,
    });
  add(900_001, 'Copies of Production', old, true);
  add(900_002, 'Hidden copies', old, false);
  const { page } = await open(filledDesk);
  await syncFully(page);

  const rail = page.getByRole('navigation', { name: 'Instances' });
  await rail.getByRole('button', { name: /^Kestrel Bay · Production/u }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Renew token…' }).click();
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  await dialog(page).getByRole('button', { name: 'Renew 1 token' }).click();
  await expect(dialog(page).getByRole('button', { name: '1 done' })).toBeVisible();

  await dialog(page).getByRole('button', { name: 'Accounts with the old tokens…' }).click();
  const copies = dialog(page).getByRole('checkbox', { name: /^Copies of Production/u });
  await expect(copies).toBeChecked();
  await expect(copies).toHaveAccessibleDescription(
    /points at .*Production · has a token that was renewed/u,
  );
  const hidden = dialog(page).getByRole('checkbox', { name: /^Hidden copies/u });
  await expect(hidden).not.toBeChecked();
  await expectAccessible(page, 'the accounts that hold a renewed token');
  await dialog(page).getByRole('button', { name: 'Try the tokens that they have' }).click();
  await expect(copies).toHaveAccessibleDescription(/it is refused there$/u);
  await page.screenshot({ path: test.info().outputPath('token-accounts.png') });

  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  const planned = dialog(page).getByRole('region', { name: 'Planned changes' });
  await expect(planned.getByRole('listitem')).toHaveCount(1);
  await expect(planned).toContainText('refuses the token that it has');
  expect(staging.log.count({ route: 'accounts.updateConfig' })).toBe(0);
  await dialog(page).getByRole('button', { name: 'Write the token to 1 account' }).click();
  await expect(dialog(page).getByRole('button', { name: '1 done' })).toBeVisible();
  const written = staging.state.accounts.get(900_001)?.config as Record<string, unknown>;
  expect(written['accessToken']).not.toBe(old);
  expect(production.state.tokens.has(String(written['accessToken']))).toBe(true);
  const untouched = staging.state.accounts.get(900_002)?.config as Record<string, unknown>;
  expect(untouched['accessToken']).toBe(old);
});
