/** The window's keyboard shortcuts, and the actions of the native menu. */
import { useDialogs, openDialog, type Dialog } from '../state/dialogs';
import { exportInstances } from '../state/export-instances';
import { palette } from '../state/palette';
import { useProfiles } from '../state/profiles';
import { numberedProfileId, toggleFavourite, toggleRail } from '../state/rail';
import { shownProfileIds } from '../state/shown-instances';
import { toggleSample } from '../state/sample';
import { startSync } from '../state/sync';
import { isTextInput } from '../ui/keyboard/focus';
import { goToRegion } from '../ui/keyboard/regions';
import {
  selectInstance,
  useView,
  toggleActivity,
  toggleChanges,
  toggleComparison,
  toggleOverview,
} from '../state/view';
import { goInViewHistory } from '../state/view-history';
import type { MenuItem } from '../../contract';

const isMac = (): boolean => navigator.platform.startsWith('Mac');

/** Cmd means the same as Ctrl. In text inputs on a Mac, Ctrl with a letter edits text instead. */
const isControlPressed = ({ ctrlKey, metaKey, target }: KeyboardEvent): boolean =>
  metaKey || (ctrlKey && !(isMac() && isTextInput(target)));

/** Selects by position in the rail, from 1; 0 selects all. Returns false when there is no such instance. */
function selectInstanceByNumber(position: number): boolean {
  palette.close();
  if (position === 0) {
    selectInstance(null);
    return true;
  }
  const target = numberedProfileId(position);
  if (target !== null) selectInstance(target);
  return target !== null;
}

/** Returns false when no single instance is shown. */
function toggleShownFavourite(): boolean {
  const { selected } = useView.getState();
  if (selected !== null) toggleFavourite(selected);
  return selected !== null;
}

/** On keyboards that type digits with Shift, only the code identifies the key. */
function digitOf({ key, code }: KeyboardEvent): number | null {
  const [, digit] = /^Digit([0-9])$/u.exec(code) ?? /^([0-9])$/u.exec(key) ?? [];
  return digit === undefined ? null : Number(digit);
}

/** Returns true when the key is a shortcut. */
function handleControlKey(event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  const digit = digitOf(event);
  if (digit !== null) return selectInstanceByNumber(digit);
  if (key === 'd') return toggleShownFavourite();
  if (key === ',') runMenuItem('settings');
  else if (key === 'b') toggleRail();
  else if (key === 'k') palette.toggle();
  else if (key === 'n') runMenuItem('addInstance');
  else if (key === 'e' && hasInstances()) runMenuItem('export');
  else return false;
  return true;
}

/** Returns true when the key is a shortcut. */
function handleControlShiftKey(key: string): boolean {
  if (key === 'a') runMenuItem('activity');
  else if (key === 'h') runMenuItem('changes');
  else if (key === 'c') runMenuItem('compare');
  else if (key === 'o') runMenuItem('overview');
  else return false;
  return true;
}

const historyKeys: Readonly<Partial<Record<string, 'back' | 'forward'>>> = {
  ArrowLeft: 'back',
  ArrowRight: 'forward',
};

export function listenForShortcuts(): void {
  window.addEventListener('keydown', (event) => {
    // Outside of text inputs it would mark all words of the window.
    if (isControlPressed(event) && event.key.toLowerCase() === 'a' && !isTextInput(event.target))
      event.preventDefault();
    // An open dialog handles its own keys.
    if (useDialogs.getState().dialog !== null) return;
    if (event.altKey) {
      const direction = historyKeys[event.key];
      if (direction === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
      // On a Mac, Alt with an arrow goes over a word.
      if (isMac() && isTextInput(event.target)) return;
      event.preventDefault();
      palette.close();
      goInViewHistory(direction);
      return;
    }
    const control = isControlPressed(event);
    const key = event.key.toLowerCase();
    if (key === 'f6' && !control) {
      event.preventDefault();
      palette.close();
      goToRegion(event.shiftKey ? -1 : 1);
    } else if (event.shiftKey) {
      if (control && handleControlShiftKey(key)) event.preventDefault();
    } else if (key === 'f5' && !control && hasInstances()) {
      event.preventDefault();
      void startSync(shownProfileIds(), 'list');
    } else if (control && handleControlKey(event)) {
      event.preventDefault();
    }
  });
}

export const hasInstances = (): boolean => (useProfiles.getState().profiles ?? []).length > 0;

/** The actions of the native menu's items, which their shortcuts share. */
const menuActions: Record<MenuItem, () => void> = {
  addInstance: () => openDialog({ name: 'add' }),
  addMany: () => openDialog({ name: 'addMany' }),
  exportInstances: () => {
    if (hasInstances()) void exportInstances();
  },
  export: () => {
    if (hasInstances()) openDialog({ name: 'export' });
  },
  publish: () => {
    if (hasInstances()) openDialog({ name: 'publish' });
  },
  sample: toggleSample,
  settings: () => openDialog({ name: 'settings' }),
  checkStore: () => openDialog({ name: 'checkStore' }),
  setAside: () => openDialog({ name: 'setAside' }),
  compare: toggleComparison,
  activity: toggleActivity,
  changes: toggleChanges,
  overview: toggleOverview,
  about: () => openDialog({ name: 'about', check: false }),
  checkForUpdate: () => openDialog({ name: 'about', check: true }),
};

/** Dialogs without input, which another dialog may replace. */
const replaceableDialogs: readonly Dialog['name'][] = ['about', 'settings', 'syncResults'];

/** Runs a menu item, unless a dialog with input is open. */
export function runMenuItem(item: MenuItem): void {
  const { dialog } = useDialogs.getState();
  if (dialog !== null && !replaceableDialogs.includes(dialog.name)) return;
  palette.close();
  menuActions[item]();
}
