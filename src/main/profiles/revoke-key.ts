/** tokens.revoke: revokes an access token or an API client of anybody, once. */
import type { ParsedRequestFor, ResponseFor } from '../../contract';
import { sendWriteOnce, type AccountWriteDeps, type Requester } from '../accounts/send-write-once';

export async function revokeKey(
  { workspace, journal }: Pick<AccountWriteDeps, 'workspace' | 'journal'>,
  { profileId, type, id, name }: ParsedRequestFor<'tokens.revoke'>,
  { source, signal }: Requester,
): Promise<ResponseFor<'tokens.revoke'>> {
  const isToken = type === 'token';
  const activity = {
    operation: 'tokens.revoke',
    source,
    profileId,
    kind: null,
    accountId: null,
    account: '',
    changes: [
      {
        what: isToken ? 'access token' : 'API client',
        secret: false,
        before: name === '' ? id : `${name} (${id})`,
        after: null,
      },
    ],
  } as const;
  return journal.runRecorded(activity, async () => {
    const client = await workspace.client(profileId);
    const became = await sendWriteOnce(
      () => (isToken ? client.revokeToken(id, { signal }) : client.revokeApiClient(id, { signal })),
      async (lookSignal) => {
        const listed = isToken
          ? await client.listTokens({ signal: lookSignal })
          : await client.listApiClients({ signal: lookSignal });
        return listed.some((each) => each.id === id)
          ? 'The list was read again: it is still there.'
          : 'The list was read again: it is gone.';
      },
      () => undefined,
    );
    return { became };
  });
}
