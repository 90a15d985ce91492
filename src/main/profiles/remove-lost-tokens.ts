/**
 * Removes tokens whose profile was never stored. When a program is killed while it adds an instance, its token can be
 * in the keychain without a profile. The activity remembers such an addition as one with an unknown outcome.
 */
import type { TokenVault } from '../keychain/token-vault';
import type { Store } from '../store/store-types';

/** The newest entries that are looked at. */
const MAX_ENTRIES = 200;

/** Returns how many profiles' tokens were removed. Fails as store and keychain do. */
export async function removeLostTokens(
  store: Pick<Store, 'listActivity' | 'listProfiles'>,
  vault: Pick<TokenVault, 'getToken' | 'removeToken'>,
): Promise<number> {
  const { entries } = await store.listActivity(
    { profileIds: null, outcome: 'unknown', operations: ['profile.add'], text: '' },
    0,
    MAX_ENTRIES,
  );
  if (entries.length === 0) return 0;
  const known = new Set((await store.listProfiles()).map(({ id }) => id));
  let removed = 0;
  for (const { profileId } of entries) {
    if (known.has(profileId) || !(await hasToken(vault, profileId))) continue;
    await vault.removeToken(profileId, 'keychain');
    removed += 1;
  }
  return removed;
}

const hasToken = (vault: Pick<TokenVault, 'getToken'>, profileId: string): Promise<boolean> =>
  vault.getToken(profileId, 'keychain').then(
    () => true,
    () => false,
  );
