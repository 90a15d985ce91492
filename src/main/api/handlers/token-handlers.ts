/** The handlers of tokens.* */
import type { ResponseFor, tokenOperations } from '../../../contract';
import { newTokenName } from '../../profiles/renewal/renewal-record';
import { revokeKey } from '../../profiles/revoke-key';
import { readUserNames } from '../../profiles/user-names';
import { findOwnTokenId } from '../../profiles/renewal/own-token-id';
import { readTokenLife } from '../../sync/token-life';
import type { Handlers, HandlerServices } from './handler-types';
import { exportTokens } from './token-export';

export const tokenHandlers = ({
  workspace,
  renewals,
  journal,
  desktop,
}: HandlerServices): Handlers<keyof typeof tokenOperations> => ({
  'tokens.list': async ({ profileId }, { signal }) => {
    const client = await workspace.client(profileId);
    const ownId = await findOwnTokenId(workspace, profileId);
    const names = await readUserNames(await workspace.store(), profileId);
    return readTokenLife(client, signal, { ownId, names });
  },
  'tokens.export': (request, context) => exportTokens({ workspace, desktop }, request, context),
  'tokens.revoke': (request, caller) => revokeKey({ workspace, journal }, request, caller),
  'tokens.renew': ({ profileId, days, oldTokenId = null }, { source, signal }) => {
    // Recorded before it is created, so that a token that is lost has a name.
    const name = newTokenName(Date.now());
    const change = { what: 'access token', secret: false, before: null };
    const activity = {
      operation: 'tokens.renew',
      source,
      profileId,
      kind: null,
      accountId: null,
      account: '',
      changes: [{ ...change, after: name }],
    } as const;
    return journal.runRecorded(activity, async (amend) => {
      const renewed = await renewals.renew(profileId, { name, days, oldTokenId }, signal);
      amend({ changes: [{ ...change, ...recordedToken(renewed) }] });
      return renewed;
    });
  },
});

/** Only a token that is in use may look like one: the others are there, or were revoked again. */
function recordedToken({ newToken, name }: ResponseFor<'tokens.renew'>): {
  what: string;
  after: string | null;
} {
  if (newToken === 'none') return { what: 'token of an interrupted renewal', after: null };
  return { what: newToken === 'inUse' ? 'access token' : 'access token, not in use', after: name };
}
