/** Changes to all selected accounts: the bar above the grid, the context menu and keys share them. */
import { shortcutLabel } from '../../contract/shortcuts';
import { useComparison } from './comparison';
import { openDialog } from './dialogs';
import { useView } from './view';
import { t } from '../../contract/texts';

export const pickedChanges = [
  { change: 'rename', label: t('Rename…'), shortcut: shortcutLabel('gridRename') },
  { change: 'share', label: t('Change access…'), shortcut: '' },
  { change: 'changeSecret', label: t('Change a secret…'), shortcut: '' },
  { change: 'rotate', label: t('Rotate its secret everywhere…'), shortcut: '' },
  { change: 'repoint', label: t('Give its datasets another account…'), shortcut: '' },
  { change: 'transfer', label: t('Move what a person owns…'), shortcut: '' },
  { change: 'align', label: t('Align other instances with them…'), shortcut: '' },
  { change: 'delete', label: t('Delete…'), shortcut: shortcutLabel('gridDelete') },
] as const;

type PickedChange = (typeof pickedChanges)[number]['change'];

/** Tokens are of instances, so they are not chosen in the grid. */
export type BulkFormName = PickedChange | 'renew' | 'giveToken';

export function changePicked(change: PickedChange): void {
  const { picked } = useComparison.getState();
  if (picked.length > 0) openDialog({ name: 'bulkChange', change, accounts: picked });
}

/** From the menu, the palette or a key: of what is selected, else of the open account, else the form asks. */
export function openBulkForm(change: PickedChange): void {
  const { picked } = useComparison.getState();
  const { open } = useView.getState();
  // A person may own anything: an account that happens to be open is not meant.
  const meant = open === null || change === 'transfer' ? [] : [open];
  openDialog({ name: 'bulkChange', change, accounts: picked.length > 0 ? picked : meant });
}

export function exportPicked(): void {
  const { picked } = useComparison.getState();
  if (picked.length > 0) openDialog({ name: 'export', accounts: picked });
}

/** Of what is selected, else of what is on screen. */
export function reviewAccess(): void {
  const { picked } = useComparison.getState();
  openDialog(picked.length > 0 ? { name: 'review', accounts: picked } : { name: 'review' });
}
