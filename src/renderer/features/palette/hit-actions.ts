/** What can be done with a hit of the palette besides opening it. */
import type { InventoryRow, Profile } from '../../../contract';
import { call } from '../../api/client';
import { togglePicked, useComparison } from '../../state/comparison';
import { openDialog } from '../../state/dialogs';
import { addOutcomeNotice } from '../../state/outcome-notices';
import { checkProfileToken } from '../../state/profiles';
import { revealAccount } from '../../state/reveal-account';
import { startSync } from '../../state/sync';
import { isSameAccount, openAccount, selectInstance } from '../../state/view';
import { accountTitle } from '../../ui/format/format';
import type { PaletteHit } from './palette-hits';
import type { PaletteCommand } from './usePaletteCommands';

/** Empty for a hit that can only be chosen. */
export function actionsOf(hit: PaletteHit): PaletteCommand[] {
  if (hit.type === 'account') return accountActions(hit.row);
  return hit.type === 'instance' ? instanceActions(hit.profile) : [];
}

const toAction = (label: string, run: () => void, takesFocus = false): PaletteCommand => ({
  id: label,
  group: 'Actions',
  label,
  keywords: '',
  shortcut: '',
  run,
  takesFocus,
});

export const openAccountHit = (row: InventoryRow): void => {
  void revealAccount({ profileId: row.profileId, kind: row.kind, id: row.id }, accountTitle(row));
};

function accountActions(row: InventoryRow): PaletteCommand[] {
  const key = { profileId: row.profileId, kind: row.kind, id: row.id };
  const isPicked = useComparison.getState().picked.some((each) => isSameAccount(each, key));
  return [
    toAction('Open', () => openAccountHit(row), true),
    toAction(isPicked ? 'Remove from the selection' : 'Select to compare', () => togglePicked(row)),
    toAction('Copy its id', () => void copyId(String(row.id))),
    toAction('Edit configuration…', () => void editConfig(row)),
    toAction('Clone to other instances…', () => {
      openDialog({ name: 'clone', source: key, profileIds: [] });
    }),
  ];
}

const instanceActions = ({ id: profileId }: Profile): PaletteCommand[] => [
  toAction('Show its accounts', () => selectInstance(profileId)),
  toAction('Sync', () => void startSync([profileId], 'list')),
  toAction('Sync with configs and access', () => void startSync([profileId], 'full')),
  toAction('Check token', () => void checkProfileToken(profileId)),
  toAction('Replace token…', () => openDialog({ name: 'token', profileId })),
  toAction('Edit…', () => openDialog({ name: 'edit', profileId })),
];

async function copyId(id: string): Promise<void> {
  await navigator.clipboard.writeText(id);
  addOutcomeNotice({ label: `Copy the id ${id}`, problem: null, remark: null });
}

/** Opens the account too, so that it is seen what will be changed. */
async function editConfig(row: InventoryRow): Promise<void> {
  const account = { profileId: row.profileId, kind: row.kind, id: row.id };
  openAccount(account);
  const result = await call('inventory.detail', account);
  if (result.ok) {
    openDialog({ name: 'editConfig', shown: { account, detail: result.value } });
    return;
  }
  addOutcomeNotice({
    label: `Edit “${accountTitle(row)}”`,
    problem: result.problem,
    remark: null,
  });
}
