/** Copies a store in memory into the file, when a keychain becomes available during the session. */
import { activityFilterSchema, toProblem, type AccountKind } from '../../../contract';
import { toUnusedName } from '../text-folding';
import type { StoreMethods, StoredProfile, PastAccount, AccountCursor } from '../store-types';

/**
 * Copies everything except configs, snapshots, reports and what search, streams and activity log say of accounts. The fingerprints of
 * configs belong to a key that ends with the session, and the next sync takes a snapshot and reads search and log. Records that the file
 * already has stay unchanged. Fails when something cannot be saved; the caller can then call again, because records
 * that were copied are skipped.
 */
export async function copyStoreContents(from: StoreMethods, to: StoreMethods): Promise<void> {
  for (const profile of await from.listProfiles()) {
    if (await copyProfile(profile, to)) await copyInventory(profile.id, from, to);
  }
  await copyPairings(from, to);
  await copySavedComparisons(from, to);
  await copySavedViews(from, to);
  await to.updateSettings(await from.getChosenSettings());
  await copyActivity(from, to);
}

/** Returns false when the other store already has this instance; its record then stays unchanged. */
export async function copyProfile(
  { lastCheck, lastSync, readAt: _readAt, counts: _counts, ...profile }: StoredProfile,
  to: StoreMethods,
): Promise<boolean> {
  const known = await to.listProfiles();
  const others = known.filter(({ id }) => id !== profile.id);
  const carriedBefore = others.length < known.length;
  if (!carriedBefore && others.some(({ origin }) => origin === profile.origin)) return false;
  const taken = others.map(({ label }) => label);
  const { group, colour, guard, keep, user } = profile;
  const label = toUnusedName(profile.label, taken);
  if (!carriedBefore) await to.addProfile({ ...profile, label });
  const changes = { label, group, colour, guard, keep, user, lastCheck, lastSync };
  await to.updateProfile(profile.id, changes);
  return true;
}

async function copyPairings(from: StoreMethods, to: StoreMethods): Promise<void> {
  for (const { accounts } of await from.listPairings()) {
    try {
      await to.pairAccounts(accounts);
    } catch (error) {
      // An instance that the file already had has another id there, so the pairing cannot be translated.
      if (toProblem(error).code !== 'notFound') throw error;
    }
  }
}

async function copySavedComparisons(from: StoreMethods, to: StoreMethods): Promise<void> {
  const known = await to.listSavedComparisons();
  const taken = known.map(({ name }) => name);
  for (const saved of await from.listSavedComparisons()) {
    if (known.some(({ id }) => id === saved.id)) continue;
    await to.saveComparison({ ...saved, name: toUnusedName(saved.name, taken) });
  }
}

async function copySavedViews(from: StoreMethods, to: StoreMethods): Promise<void> {
  const known = await to.listSavedViews();
  const taken = known.map(({ name }) => name);
  for (const view of await from.listSavedViews()) {
    if (known.some(({ id }) => id === view.id)) continue;
    await to.saveView({ ...view, name: toUnusedName(view.name, taken) }, false);
  }
}

/** Writes to Domo during the session belong to the record. An entry that is pending is ended in the file later. */
async function copyActivity(from: StoreMethods, to: StoreMethods): Promise<void> {
  const all = activityFilterSchema.parse({});
  const { total } = await from.listActivity(all, 0, 1);
  const { entries } = await from.listActivity(all, 0, Math.max(1, total));
  for (const { outcome, problem, endedAt, ...entry } of entries.reverse()) {
    await to.beginActivity(entry);
    if (outcome === 'pending') continue;
    await to.endActivity(entry.id, { outcome, problem, endedAt: endedAt ?? entry.at });
  }
}

/** Copies what was read of one instance, with times and with the Problems of failed reads. */

export async function copyInventory(
  profileId: string,
  from: StoreMethods,
  to: StoreMethods,
): Promise<void> {
  const { providers, readAt } = await from.listProviders(profileId);
  if (readAt !== null) await to.saveProviders(profileId, providers, readAt);
  await copyAccounts(profileId, from, to);
  for await (const account of iterateAccounts(profileId, from))
    await copyAccountDetails(profileId, account, to);
}

/** Single accounts can be known although their list was never read. The list then stays unread. */
async function copyAccounts(
  profileId: string,
  from: StoreMethods,
  to: StoreMethods,
): Promise<void> {
  const known: Record<AccountKind, Pick<PastAccount, 'account' | 'accountReadAt'>[]> = {
    account: [],
    oauth: [],
  };
  for await (const { account, accountReadAt } of iterateAccounts(profileId, from)) {
    known[account.kind].push({ account, accountReadAt });
  }
  const { accountsReadAt, oauthReadAt } = await from.getListTimesAt(profileId, null);
  for (const [kind, listedAt] of [
    ['account', accountsReadAt],
    ['oauth', oauthReadAt],
  ] as const) {
    const accounts = known[kind].map(({ account }) => account);
    if (listedAt !== null) await to.saveAccountList(profileId, kind, accounts, listedAt);
    for (const { account, accountReadAt } of known[kind]) {
      if (accountReadAt > (listedAt ?? -1)) await to.saveAccount(profileId, account, accountReadAt);
    }
  }
}

/** Skips the config, which is read again when a user opens the account. */
async function copyAccountDetails(
  profileId: string,
  { account, accountReadAt, configProblem, access, accessReadAt, accessProblem }: PastAccount,
  to: StoreMethods,
): Promise<void> {
  const key = { profileId, kind: account.kind, id: account.id };
  if (access !== null && accessReadAt !== null) await to.saveAccessList(key, access, accessReadAt);
  if (accessProblem) await to.saveReadFailure(key, 'accessList', accessProblem, accountReadAt);
  if (configProblem) await to.saveReadFailure(key, 'config', configProblem, accountReadAt);
}

/** The present accounts, in batches. */
async function* iterateAccounts(
  profileId: string,
  from: StoreMethods,
): AsyncGenerator<PastAccount> {
  for (let after: AccountCursor | null = null; ;) {
    const piece = await from.listAccountsAt(profileId, null, after);
    const last: PastAccount | undefined = piece.at(-1);
    if (!last) return;
    yield* piece;
    after = { kind: last.account.kind, id: last.account.id };
  }
}
