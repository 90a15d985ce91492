/** The write that Ctrl+Z is about. */
import { activityFilterSchema, type ActivityEntry } from '../../../contract';
import type { Store } from '../../store/store-types';

/** A deletion is among them: Ctrl+Z after it says that it cannot be undone, and does not undo the write before it. */
const WRITES = [
  'account.rename',
  'account.updateConfig',
  'account.share',
  'account.shareV1',
  'account.create',
  'account.delete',
];

/** Further back, the activity shows them. */
const MAX_LOOKED_AT = 200;

/** Null if the window wrote nothing, or all of it was undone. */
export async function findLatestUndoable(
  store: Pick<Store, 'listActivity'>,
): Promise<ActivityEntry | null> {
  const filter = activityFilterSchema.parse({ outcome: 'done', operations: WRITES });
  const { entries } = await store.listActivity(filter, 0, MAX_LOOKED_AT);
  const undone = new Set(entries.flatMap(({ changes }) => changes.map(({ undoes }) => undoes)));
  return (
    entries.find(
      ({ id, source, changes }) =>
        source === 'window' &&
        !undone.has(id) &&
        changes.every(({ undoes }) => undoes === undefined),
    ) ?? null
  );
}
