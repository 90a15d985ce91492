/** Accounts of the stand-in that sign in as one user of one system. */
import type { Page } from '@playwright/test';
import type { Instance } from '../../domo';
import { callFromPage, findProfileId } from './page-calls';

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
