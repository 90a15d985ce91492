/** The snapshot that a sync leaves, and for how long snapshots stay. */
import type { Store } from '../store/store-types';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Returns the time that names it; null when another sync took one that holds the same. Fails as the store does. */
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
