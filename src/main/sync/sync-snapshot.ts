/** Takes the snapshot at the end of a sync, and removes old snapshots. */
import type { Store } from '../store/store-types';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Returns the time that names the snapshot; null when another sync took one with the same content. Fails like the store. */
export async function takeSyncSnapshot(
  store: Store,
  profileId: string,
  detailsFrom: number | null,
): Promise<number | null> {
  const takenAt = await store.takeSnapshot(profileId, detailsFrom);
  await removeOldSnapshots(store);
  return takenAt;
}

export async function removeOldSnapshots(store: Store): Promise<void> {
  const { keepSnapshotsDays } = await store.getSettings();
  if (keepSnapshotsDays === null) return;
  await store.removeSnapshotsBefore(Date.now() - keepSnapshotsDays * DAY_MS);
}
