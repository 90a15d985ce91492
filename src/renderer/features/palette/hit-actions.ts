/** What can be done with a hit of the palette besides opening it. */
import type { InventoryRow } from '../../../contract';
import { accountActions } from '../../state/account-actions';
import { instanceActions } from '../../state/instance-actions';
import { revealAccount } from '../../state/reveal-account';
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
  if (hit.type !== 'instance') return [];
  return instanceActions(hit.profile).map(({ label, run }) => toAction(label, run));
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
