/** account.rename */
import type { ParsedRequestFor, ResponseFor } from '../../contract';
import { accountAgain, attempt, shownName } from './again';
import type { Caller, WritingParts } from './parts';
import { sendOnce } from './send';

export async function renameAccount(
  parts: WritingParts,
  { displayName: after, ...key }: ParsedRequestFor<'account.rename'>,
  { source, signal }: Caller,
): Promise<ResponseFor<'account.rename'>> {
  const { profileId, kind, id } = key;
  const store = await parts.workspace.store();
  const { value: kept } = await attempt(() => store.detail(key));
  const before = kept?.account.displayName ?? null;
  const undertaking = {
    ...({ operation: 'account.rename', source, profileId, kind, accountId: id } as const),
    changes: [{ what: 'displayName', secret: false, before, after }],
  };
  return parts.journal.recorded(undertaking, async () => {
    const client = await parts.workspace.client(profileId);
    await sendOnce(
      () => client.renameAccount(kind, id, after, { signal }),
      async (looking) => {
        const { account } = await parts.reading.account(key, looking);
        parts.announce({ event: 'inventoryChanged', profileId });
        return `It was read again: it is called ${shownName(account)}.`;
      },
      () => {
        parts.reading.writes.note(key);
      },
    );
    return accountAgain(parts, key, signal);
  });
}
