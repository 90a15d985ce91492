/** What the native menu's items do. The same as their keys, which the page hears itself. */
import type { MenuItem } from '../../contract';
import { openDialog, useDialogs, type Dialog } from './dialogs';
import { palette } from './palette';
import { useProfiles } from './profiles';
import { toggleActivity, toggleComparison } from './view';

export const hasInstances = (): boolean => (useProfiles.getState().profiles ?? []).length > 0;

const does: Record<MenuItem, () => void> = {
  addInstance: () => openDialog({ name: 'add' }),
  export: () => {
    if (hasInstances()) openDialog({ name: 'export' });
  },
  settings: () => openDialog({ name: 'settings' }),
  compare: toggleComparison,
  activity: toggleActivity,
  about: () => openDialog({ name: 'about', check: false }),
  checkForUpdate: () => openDialog({ name: 'about', check: true }),
};

/** Dialogs in which nothing was typed: they may give way to another. */
const givesWay: readonly Dialog['name'][] = ['about', 'settings', 'syncResults'];

/** Chosen in the menu. A dialog that somebody types into stays. */
export function chooseItem(item: MenuItem): void {
  const { dialog } = useDialogs.getState();
  if (dialog !== null && !givesWay.includes(dialog.name)) return;
  palette.close();
  does[item]();
}
