/** Rotating the secret of accounts that sign in as one user of one system. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Instance } from '../../domo';
import { callFromPage, findProfileId } from './page-calls';
import { dialog } from './screen';

/** Two open accounts that now have one login and one secret. */
export function giveSameLogin({ state }: Instance): readonly [number, number] {
  const open = [...state.accounts.values()].filter(
    (one) => !one.closed && one.dataProviderType === 'snowflake' && !one.secretManagerAccountId,
  );
  const [first, second] = open;
  if (!first || !second) throw new Error('There are no such accounts.');
  second.config = { ...first.config };
  return [first.id, second.id];
}

/** Reads configs into the inventory, as a sync does. */
export async function readConfigs(
  page: Page,
  label: string,
  ids: readonly number[],
): Promise<void> {
  const profileId = await findProfileId(page, label);
  for (const id of ids)
    await callFromPage(page, 'account.config', { profileId, kind: 'account', id });
}

/** What a form lists, such as its planned changes. */
export const listIn = (page: Page, name: string): Locator =>
  dialog(page).getByRole('region', { name }).getByRole('listitem');

/** Shows the changes of two accounts of one instance, and types the new password twice. */
export async function planNewPassword(page: Page, value: string): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  await expect(listIn(page, 'Planned changes')).toHaveCount(2);
  await dialog(page).getByLabel('New value of password', { exact: true }).fill(value);
  await dialog(page).getByLabel('New value of password, once more').fill(value);
}

/** Confirms with the label of the instance, writes to both, and waits for what Domo has then. */
export async function writeNewPassword(page: Page, label: string): Promise<void> {
  const write = dialog(page).getByRole('button', { name: 'Write the secret to 2 accounts' });
  await expect(write).toBeDisabled();
  await dialog(page).getByLabel(`Type “${label}” to confirm`, { exact: true }).fill(label);
  await write.click();
  await expect(dialog(page).getByRole('button', { name: '2 done' })).toBeVisible();
}

export const passwordsOf = ({ state }: Instance, ids: readonly number[]): unknown[] =>
  ids.map((id) => state.accounts.get(id)?.config['password']);
