/** The keys that work everywhere in the window. */
import { useDialogs, palette, openDialog, type Dialog } from '../state/dialogs';
import { groupProfiles, useProfiles } from '../state/profiles';
import { startSync } from '../state/sync';
import { isTextInput } from '../ui/keyboard/focus';
import { selectInstance, useView, toggleActivity, toggleComparison } from '../state/view';
import type { MenuItem } from '../../contract';

const isMac = (): boolean => navigator.platform.startsWith('Mac');

/** Cmd means the same as Ctrl. In what is typed into on a Mac, Ctrl with a letter edits. */
const isControlPressed = ({ ctrlKey, metaKey, target }: KeyboardEvent): boolean =>
  metaKey || (ctrlKey && !(isMac() && isTextInput(target)));

/** Ctrl+1…9 in the order of the rail; Ctrl+0 all. False when there is no such instance. */
function selectInstanceByNumber(place: number): boolean {
  palette.close();
  if (place === 0) {
    selectInstance(null);
    return true;
  }
  const profiles = useProfiles.getState().profiles ?? [];
  const target = groupProfiles(profiles).flatMap((group) => group.profiles)[place - 1];
  if (target !== undefined) selectInstance(target.id);
  return target !== undefined;
}

function syncShownInstances(): void {
  const { selected } = useView.getState();
  void startSync(selected === null ? null : [selected], 'list');
}

/** Where digits are written with Shift, the key is known by its place alone. */
function digitOf({ key, code }: KeyboardEvent): number | null {
  const [, digit] = /^Digit([0-9])$/u.exec(code) ?? /^([0-9])$/u.exec(key) ?? [];
  return digit === undefined ? null : Number(digit);
}

/** True when the key meant something. */
function handleControlKey(event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  const digit = digitOf(event);
  if (digit !== null) return selectInstanceByNumber(digit);
  if (key === ',') runMenuItem('settings');
  else if (key === 'k') palette.toggle();
  else if (key === 'n') runMenuItem('addInstance');
  else if (key === 'e' && hasInstances()) runMenuItem('export');
  else return false;
  return true;
}

/** True when the key meant something. */
function handleControlShiftKey(key: string): boolean {
  if (key === 'a') runMenuItem('activity');
  else if (key === 'c') runMenuItem('compare');
  else return false;
  return true;
}

export function listenForShortcuts(): void {
  window.addEventListener('keydown', (event) => {
    if (event.altKey) return;
    // What is typed into a dialog belongs to it.
    if (useDialogs.getState().dialog !== null) return;
    const control = isControlPressed(event);
    const key = event.key.toLowerCase();
    if (event.shiftKey) {
      if (control && handleControlShiftKey(key)) event.preventDefault();
    } else if (key === 'f5' && !control && hasInstances()) {
      event.preventDefault();
      syncShownInstances();
    } else if (control && handleControlKey(event)) {
      event.preventDefault();
    }
  });
}

/** What the native menu's items do. The same as their keys, which the page hears itself. */

export const hasInstances = (): boolean => (useProfiles.getState().profiles ?? []).length > 0;

const menuActions: Record<MenuItem, () => void> = {
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
const replaceableDialogs: readonly Dialog['name'][] = ['about', 'settings', 'syncResults'];

/** Chosen in the menu. A dialog that somebody types into stays. */
export function runMenuItem(item: MenuItem): void {
  const { dialog } = useDialogs.getState();
  if (dialog !== null && !replaceableDialogs.includes(dialog.name)) return;
  palette.close();
  menuActions[item]();
}
