/** account.delete */
import { problemOf, type AccountKey, type ResponseFor } from '../../contract';
import { shownName } from './again';
import type { Caller, WritingParts } from './parts';
import { sendOnce } from './send';

export async function deleteAccount(
  parts: WritingParts,
  key: AccountKey,
  { source, signal }: Caller,
): Promise<ResponseFor<'account.delete'>> {
  const { profileId, kind, id } = key;
  const undertaking = { operation: 'account.delete', source, profileId, kind } as const;
  return parts.journal.recorded({ ...undertaking, accountId: id, changes: [] }, async () => {
    const client = await parts.workspace.client(profileId);
    await sendOnce(
      () => client.deleteAccount(kind, id, { signal }),
      (looking) => lookAfter(parts, key, looking),
      () => {
        parts.reading.writes.note(key);
      },
    );
    await forget(parts, key);
    return { deleted: key };
  });
}

async function lookAfter(
  parts: WritingParts,
  key: AccountKey,
  signal: AbortSignal,
): Promise<string> {
  try {
    const { account } = await parts.reading.account(key, signal);
    return `${shownName(account)} was read again: it is still there.`;
  } catch (error) {
    const { code, status } = problemOf(error);
    // 403 says that it may not be opened, not that it is gone.
    if (code !== 'noMatch' || status === 403) throw error;
    await forget(parts, key);
    return 'It was read again: it is gone.';
  }
}

/** It is gone at Domo, whether that can be kept or not: the next sync says so too. */
async function forget({ workspace, announce }: WritingParts, key: AccountKey): Promise<void> {
  const store = await workspace.store();
  await store.removeAccount(key).catch(() => undefined);
  announce({ event: 'inventoryChanged', profileId: key.profileId });
}
