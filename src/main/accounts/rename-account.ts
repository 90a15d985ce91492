/** account.rename: changes the display name, once, and reads the account again. */
import { noteWrite } from './written-secrets';
import type { ParsedRequestFor, ResponseFor } from '../../contract';
import { displayNameOrName } from '../../contract/zod-free';
import {
  rereadAccount,
  sendWriteOnce,
  type AccountWriteDeps,
  type Requester,
} from './send-write-once';

export async function renameAccount(
  deps: AccountWriteDeps,
  { displayName, ...key }: ParsedRequestFor<'account.rename'>,
  { source, signal }: Requester,
): Promise<ResponseFor<'account.rename'>> {
  const { profileId, kind, id } = key;
  const activity = {
    operation: 'account.rename' as const,
    source,
    profileId,
    kind,
    accountId: id,
    // The journal adds the stored display name as `before`.
    changes: [{ what: 'displayName', secret: false, after: displayName }],
  };
  return deps.journal.runRecorded(activity, async () => {
    const client = await deps.workspace.client(profileId);
    const noted = await noteWrite(deps, key, undefined, signal);
    await sendWriteOnce(
      () => client.renameAccount(kind, id, displayName, { signal }),
      async (lookSignal) => {
        const { account } = await deps.reading.readAccount(key, lookSignal);
        deps.announce({ event: 'inventoryChanged', profileId });
        return `It was read again: it is called ${displayNameOrName(account)}.`;
      },
      () => {
        deps.reading.recentWrites.record(key);
      },
    );
    const reread = await rereadAccount(deps, key, signal);
    await noted.succeeded(reread.account);
    return reread;
  });
}
