/** What was read while there was no keychain goes on living in the file. */
import { activityFilterSchema, type Account, type AccountKey, type Kind } from '../../contract';
import type { Store } from './types';

/** Copies profiles and what was read of them. A profile that the file knows already stays as it is there. */
export async function carryOver(from: Store, to: Store): Promise<void> {
  for (const { lastCheck, lastSync, counts: _counts, ...profile } of await from.listProfiles()) {
    try {
      await to.addProfile(profile);
    } catch {
      // The file knows this instance or label already: its record stands.
      continue;
    }
    await to.updateProfile(profile.id, { lastCheck, lastSync });
    await carryInventory(profile.id, from, to);
  }
  await carryPairings(from, to);
  await carryActivity(from, to);
}

async function carryPairings(from: Store, to: Store): Promise<void> {
  for (const { accounts } of await from.listPairings()) {
    try {
      await to.pair(accounts);
    } catch {
      // An instance that the file knows already has other ids there: nobody knows what was meant.
    }
  }
}

async function carryInventory(profileId: string, from: Store, to: Store): Promise<void> {
  const known = await from.listAccountKeys(profileId);
  for (const kind of ['account', 'oauth'] as const) {
    const keys = known
      .filter((key) => key.kind === kind)
      .map(({ id }) => ({ profileId, kind, id }));
    await carryKind(profileId, kind, keys, from, to);
  }
}

async function carryKind(
  profileId: string,
  kind: Kind,
  keys: readonly AccountKey[],
  from: Store,
  to: Store,
): Promise<void> {
  if (keys.length === 0) return;
  const accounts: Account[] = [];
  let readAt = 0;
  for (const key of keys) {
    const detail = await from.detail(key);
    accounts.push(detail.account);
    readAt = Math.max(readAt, detail.accountReadAt);
  }
  await to.keepAccounts(profileId, kind, accounts, readAt);
  for (const key of keys) await carryAccess(key, from, to);
}

/** Not the config: its fingerprints are of a key that ends with the session. It is read anew when it is looked at. */
async function carryAccess(key: AccountKey, from: Store, to: Store): Promise<void> {
  const { access, accessReadAt } = await from.detail(key);
  if (access !== null && accessReadAt !== null) await to.keepAccess(key, access, accessReadAt);
}

/** What was written to Domo in the meantime is part of the record. What is under way ends in the file. */
async function carryActivity(from: Store, to: Store): Promise<void> {
  const all = activityFilterSchema.parse({});
  const { total } = await from.listActivity(all, 0, 1);
  const { entries } = await from.listActivity(all, 0, Math.max(1, total));
  for (const { outcome, problem: why, endedAt, ...entry } of entries.reverse()) {
    try {
      await to.beginActivity(entry);
      if (outcome === 'pending') continue;
      await to.endActivity(entry.id, { outcome, problem: why, endedAt: endedAt ?? entry.at });
    } catch {
      // The disk is full, say: instances and keychain still open.
    }
  }
}
