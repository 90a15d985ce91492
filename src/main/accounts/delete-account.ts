/** account.delete */
import { displayNameOrName } from '../../contract/zod-free';
import { toProblem, type AccountKey, type ResponseFor } from '../../contract';
import { type Requester, type AccountWriteDeps, sendWriteOnce } from './send-write-once';

export async function deleteAccount(
  parts: AccountWriteDeps,
  key: AccountKey,
  { source, signal }: Requester,
): Promise<ResponseFor<'account.delete'>> {
  const { profileId, kind, id } = key;
  const undertaking = { operation: 'account.delete', source, profileId, kind } as const;
  return parts.journal.runRecorded({ ...undertaking, accountId: id, changes: [] }, async () => {
    const client = await parts.workspace.client(profileId);
    await sendWriteOnce(
      () => client.deleteAccount(kind, id, { signal }),
      (looking) => describeAfterDelete(parts, key, looking),
      () => {
        parts.reading.recentWrites.record(key);
      },
    );
    await removeFromInventory(parts, key);
    return { deleted: key };
  });
}

async function describeAfterDelete(
  parts: AccountWriteDeps,
  key: AccountKey,
  signal: AbortSignal,
): Promise<string> {
  try {
    const { account } = await parts.reading.readAccount(key, signal);
    return `${displayNameOrName(account)} was read again: it is still there.`;
  } catch (error) {
    const { code, status } = toProblem(error);
    // 403 says that it may not be opened, not that it is gone.
    if (code !== 'noMatch' || status === 403) throw error;
    await removeFromInventory(parts, key);
    return 'It was read again: it is gone.';
  }
}

/** It is gone at Domo, whether that can be kept or not: the next sync says so too. */
async function removeFromInventory(
  { workspace, announce }: AccountWriteDeps,
  key: AccountKey,
): Promise<void> {
  const store = await workspace.store();
  await store.removeAccount(key).catch(() => undefined);
  announce({ event: 'inventoryChanged', profileId: key.profileId });
}
