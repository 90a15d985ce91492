/** Puts the sample company into a store, as syncs would. */
import type { StoreMethods } from '../store/store-types';
import { makeSampleInstances, type SampleAccount, type SampleInstance } from './sample-data';

export async function fillSampleStore(store: StoreMethods, now: number): Promise<void> {
  for (const instance of makeSampleInstances(now)) await fillInstance(store, instance);
}

async function fillInstance(
  store: StoreMethods,
  { profile, providers, accounts, before, lastSync }: SampleInstance,
): Promise<void> {
  const { id } = profile;
  await store.addProfile(profile);
  await store.saveProviders(id, providers, lastSync.at);
  await saveAccounts(store, id, before, lastSync.at);
  await store.takeSnapshot(id, null);
  await saveAccounts(store, id, accounts, lastSync.at);
  const counts = accounts.map(({ account, datasets: count }) => ({ id: account.id, count }));
  await store.saveDatasetCounts(id, counts, lastSync.at);
  await store.takeSnapshot(id, null);
  const size = accounts.length;
  await store.updateProfile(id, {
    lastCheck: { at: lastSync.at, problem: lastSync.problem },
    lastSync: {
      ...lastSync,
      coverage: { total: size, found: size, searchOnly: 0, complete: true },
    },
  });
}

async function saveAccounts(
  store: StoreMethods,
  profileId: string,
  accounts: readonly SampleAccount[],
  readAt: number,
): Promise<void> {
  const listed = accounts.map(({ account }) => account);
  await store.saveAccountList(profileId, 'account', listed, readAt);
  await store.saveAccountList(profileId, 'oauth', [], readAt);
  for (const { account, config, access } of accounts) {
    const key = { profileId, kind: account.kind, id: account.id };
    await store.saveConfig(key, config, readAt);
    await store.saveAccessList(key, access, readAt);
  }
}
