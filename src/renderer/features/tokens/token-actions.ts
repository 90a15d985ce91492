/** What can be done about a token: the menu of a row and the panel beside the grid share these. */
import type { ShownToken } from '../../../contract';
import { openToken, readAccessTokens } from '../../state/access-tokens';
import { openDialog } from '../../state/dialogs';
import { useProfiles } from '../../state/profiles';
import { renewTokens } from '../../state/renew-tokens';
import type { ContextMenuAction } from '../../ui/actions/ContextMenu';
import { listedTokenKey, usedTokenKey, type ListedTokenRow, type UsedTokenRow } from './token-rows';
import { t } from '../../../contract/texts';

const isReadOnly = (profileId: string): boolean =>
  useProfiles.getState().profiles?.find(({ id }) => id === profileId)?.guard === 'read-only';

const details = (key: string): ContextMenuAction => ({
  label: t('Show details'),
  shortcut: 'Enter',
  refused: false,
  run: () => openToken(key),
});

const plain = { shortcut: '', refused: false };

export const retryTokens = (profileId: string): void => {
  void readAccessTokens([profileId]);
};

export const usedTokenActions = (row: UsedTokenRow): ContextMenuAction[] => [
  details(usedTokenKey(row)),
  {
    ...plain,
    label: t('Renew token…'),
    refused: isReadOnly(row.profileId),
    run: () => renewTokens([row.profileId]),
  },
  {
    ...plain,
    label: t('Replace token…'),
    run: () => openDialog({ name: 'token', profileId: row.profileId }),
  },
  {
    ...plain,
    label: row.problem === null ? t('Refresh') : t('Retry'),
    run: () => retryTokens(row.profileId),
  },
];

/** Latchkey never revokes the token that it signs in with: it renews it, or gets another one first. */
export const canRevoke = ({ usedByLatchkey }: ShownToken): boolean => usedByLatchkey === 'no';

export const listedTokenActions = (row: ListedTokenRow): ContextMenuAction[] => [
  details(listedTokenKey(row)),
  canRevoke(row.token)
    ? {
        ...plain,
        label: t('Revoke…'),
        refused: isReadOnly(row.profileId),
        run: () => openDialog({ name: 'revokeToken', profileId: row.profileId, token: row.token }),
      }
    : {
        ...plain,
        label: t('Renew token…'),
        refused: isReadOnly(row.profileId),
        run: () => renewTokens([row.profileId]),
      },
];
