/** account.delete: deletes an account, once. */
import { displayNameOrName } from '../../contract/zod-free';
import { toProblem, type AccountKey, type ResponseFor } from '../../contract';
import { type Requester, type AccountWriteDeps, sendWriteOnce } from './send-write-once';

export async function deleteAccount(
  deps: AccountWriteDeps,
  key: AccountKey,
  { source, signal }: Requester,
): Promise<ResponseFor<'account.delete'>> {
  const { profileId, kind, id } = key;
  const operation = 'account.delete';
  const activity = { operation, source, profileId, kind, accountId: id, changes: [] } as const;
  return deps.journal.runRecorded(activity, async () => {
    const client = await deps.workspace.client(profileId);
    await sendWriteOnce(
      () => client.deleteAccount(kind, id, { signal }),
      (lookSignal) => describeAfterDelete(deps, key, lookSignal),
      () => {
        deps.reading.recentWrites.record(key);
      },
    );
    await removeFromInventory(deps, key);
    return { deleted: key };
  });
}

/** Whether the account still exists, as a sentence. Fails if that cannot be read. */
async function describeAfterDelete(
  deps: AccountWriteDeps,
  key: AccountKey,
  signal: AbortSignal,
): Promise<string> {
  try {
    const { account } = await deps.reading.readAccount(key, signal);
    return `${displayNameOrName(account)} was read again: it still exists.`;
  } catch (error) {
    const { code, status } = toProblem(error);
    // A 403 means that the user may not read it, and not that it is gone.
    if (code !== 'noMatch' || status === 403) throw error;
    await removeFromInventory(deps, key);
    return 'It was read again: it no longer exists.';
  }
}

/** If the store fails, the account stays in the inventory until the next sync. */
async function removeFromInventory(
  { workspace, announce }: AccountWriteDeps,
  key: AccountKey,
): Promise<void> {
  const store = await workspace.store();
  await store.removeAccount(key).catch(() => undefined);
  announce({ event: 'inventoryChanged', profileId: key.profileId });
}
