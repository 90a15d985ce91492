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
  await removeSnapshotsBySetting(store);
  return takenAt;
}

export async function removeSnapshotsBySetting(store: Store): Promise<void> {
  const { keepSnapshotsDays } = await store.getSettings();
  if (keepSnapshotsDays === null) return;
  await store.removeOldSnapshots(keepSnapshotsDays * DAY_MS);
}
