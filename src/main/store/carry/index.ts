/** What was done and read while there was no keychain goes on living in the file. */
import { activityFilterSchema, problemOf } from '../../../contract';
import { freeName } from '../text';
import type { Contents, StoredProfile } from '../types';
import { carryInventory } from './inventory';

/**
 * Copies all but configs, whose fingerprints are of a key that ends with the session, and snapshots, which the next
 * sync leaves anew. What the file knows already stays as it is there. Fails when something cannot be kept; to be
 * called again then: what is there by now is no hindrance.
 */
export async function carryOver(from: Contents, to: Contents): Promise<void> {
  for (const profile of await from.listProfiles()) {
    if (await carryProfile(profile, to)) await carryInventory(profile.id, from, to);
  }
  await carryPairings(from, to);
  await carrySaved(from, to);
  await to.updateSettings(await from.chosenSettings());
  await carryActivity(from, to);
}

/** False: the file knows this instance already, and its record stands. */
async function carryProfile(
  { lastCheck, lastSync, counts: _counts, ...profile }: StoredProfile,
  to: Contents,
): Promise<boolean> {
  const known = await to.listProfiles();
  const others = known.filter(({ id }) => id !== profile.id);
  const carriedBefore = others.length < known.length;
  if (!carriedBefore && others.some(({ origin }) => origin === profile.origin)) return false;
  const taken = others.map(({ label }) => label);
  const { group, colour, guard, keep, user } = profile;
  const label = freeName(profile.label, taken);
  if (!carriedBefore) await to.addProfile({ ...profile, label });
  const changes = { label, group, colour, guard, keep, user, lastCheck, lastSync };
  await to.updateProfile(profile.id, changes);
  return true;
}

async function carryPairings(from: Contents, to: Contents): Promise<void> {
  for (const { accounts } of await from.listPairings()) {
    try {
      await to.pair(accounts);
    } catch (error) {
      // An instance that the file knows already has other ids there: nobody knows what was meant.
      if (problemOf(error).code !== 'notFound') throw error;
    }
  }
}

async function carrySaved(from: Contents, to: Contents): Promise<void> {
  const known = await to.listSaved();
  const taken = known.map(({ name }) => name);
  for (const saved of await from.listSaved()) {
    if (known.some(({ id }) => id === saved.id)) continue;
    await to.saveComparison({ ...saved, name: freeName(saved.name, taken) });
  }
}

/** What was written to Domo in the meantime is part of the record. What is under way ends in the file. */
async function carryActivity(from: Contents, to: Contents): Promise<void> {
  const all = activityFilterSchema.parse({});
  const { total } = await from.listActivity(all, 0, 1);
  const { entries } = await from.listActivity(all, 0, Math.max(1, total));
  for (const { outcome, problem: why, endedAt, ...entry } of entries.reverse()) {
    await to.beginActivity(entry);
    if (outcome === 'pending') continue;
    await to.endActivity(entry.id, { outcome, problem: why, endedAt: endedAt ?? entry.at });
  }
}
