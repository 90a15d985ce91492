/** Changes to all selected accounts: the bar above the grid, the context menu and keys share them. */
import { shortcutLabel } from '../../contract/shortcuts';
import { useComparison } from './comparison';
import { openDialog } from './dialogs';

export const pickedChanges = [
  { change: 'rename', label: 'Rename…', shortcut: shortcutLabel('gridRename') },
  { change: 'share', label: 'Change access…', shortcut: '' },
  { change: 'changeSecret', label: 'Change a secret…', shortcut: '' },
  { change: 'delete', label: 'Delete…', shortcut: shortcutLabel('gridDelete') },
] as const;

export type PickedChange = (typeof pickedChanges)[number]['change'];

export function changePicked(change: PickedChange): void {
  const { picked } = useComparison.getState();
  if (picked.length > 0) openDialog({ name: 'bulkChange', change, accounts: picked });
}

export function exportPicked(): void {
  const { picked } = useComparison.getState();
  if (picked.length > 0) openDialog({ name: 'export', accounts: picked });
}
