/** What can be done with a hit of the palette besides opening it. */
import type { InventoryRow, Profile } from '../../../contract';
import { accountActions } from '../../state/account-actions';
import { openDialog } from '../../state/dialogs';
import { checkProfileToken } from '../../state/profiles';
import { revealAccount } from '../../state/reveal-account';
import { startSync } from '../../state/sync';
import { selectInstance } from '../../state/view';
import { accountTitle } from '../../ui/format/format';
import type { PaletteHit } from './palette-hits';
import type { PaletteCommand } from './usePaletteCommands';

/** Empty for a hit that can only be chosen. */
export function actionsOf(hit: PaletteHit): PaletteCommand[] {
  if (hit.type === 'account') {
    return accountActions(hit.row)
      .filter(({ refused }) => !refused)
      .map(({ label, run, takesFocus }) => toAction(label, run, takesFocus));
  }
  return hit.type === 'instance' ? instanceActions(hit.profile) : [];
}

const toAction = (label: string, run: () => void, takesFocus = false): PaletteCommand => ({
  id: label,
  label,
  keywords: '',
  shortcut: '',
  run,
  takesFocus,
});

export const openAccountHit = (row: InventoryRow): void => {
  void revealAccount({ profileId: row.profileId, kind: row.kind, id: row.id }, accountTitle(row));
};

const instanceActions = ({ id: profileId }: Profile): PaletteCommand[] => [
  toAction('Show its accounts', () => selectInstance(profileId)),
  toAction('Sync', () => void startSync([profileId], 'list')),
  toAction('Sync with configs and access', () => void startSync([profileId], 'full')),
  toAction('Check token', () => void checkProfileToken(profileId)),
  toAction('Replace token…', () => openDialog({ name: 'token', profileId })),
  toAction('Edit…', () => openDialog({ name: 'edit', profileId })),
];
