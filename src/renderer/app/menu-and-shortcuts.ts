/** The window's keyboard shortcuts, and the actions of the native menu. */
import { useDialogs, openDialog, type Dialog } from '../state/dialogs';
import { exportInstances } from '../state/export-instances';
import { toggleJobsTray } from '../state/jobs/jobs';
import { palette } from '../state/palette';
import { openBulkForm } from '../state/picked-changes';
import { useProfiles } from '../state/profiles';
import { numberedProfileId, toggleFavourite, toggleRail } from '../state/rail';
import { shownProfileIds } from '../state/shown-instances';
import { renewAllTokens } from '../state/renew-tokens';
import { toggleSample } from '../state/sample';
import { startSync } from '../state/sync';
import { isTextInput } from '../ui/keyboard/focus';
import { goToRegion } from '../ui/keyboard/regions';
import {
  selectInstance,
  useView,
  toggleActivity,
  toggleAttention,
  toggleChanges,
  toggleComparison,
  toggleOverview,
} from '../state/view';
import { goInViewHistory } from '../state/view-history';
import type { MenuItem } from '../../contract';
import type { PageShortcut } from '../../contract/shortcuts';
import { isControlPressed, matchShortcut } from './match-shortcut';

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

/** What each key does. False: nothing, so the key keeps its meaning. */
const shortcutActions: Record<PageShortcut, (event: KeyboardEvent) => boolean> = {
  palette: () => done(palette.toggle),
  addInstance: () => done(() => runMenuItem('addInstance')),
  export: () => hasInstances() && done(() => runMenuItem('export')),
  sync: () => hasInstances() && done(() => void startSync(shownProfileIds(), 'list')),
  rotate: () => hasInstances() && done(() => runMenuItem('rotate')),
  repoint: () => hasInstances() && done(() => runMenuItem('repoint')),
  transfer: () => hasInstances() && done(() => runMenuItem('transfer')),
  align: () => hasInstances() && done(() => runMenuItem('align')),
  // A text input undoes its own typing.
  undo: ({ target }) => !isTextInput(target) && done(() => runMenuItem('undo')),
  overview: () => done(() => runMenuItem('overview')),
  compare: () => done(() => runMenuItem('compare')),
  changes: () => done(() => runMenuItem('changes')),
  attention: () => done(() => runMenuItem('attention')),
  activity: () => done(() => runMenuItem('activity')),
  jobs: () => done(() => runMenuItem('jobs')),
  back: () => done(() => goBackOrForward('back')),
  forward: () => done(() => goBackOrForward('forward')),
  nextRegion: () => done(() => goToPart(1)),
  previousRegion: () => done(() => goToPart(-1)),
  allInstances: () => selectInstanceByNumber(0),
  numberedInstance: ({ key, code }) => selectInstanceByNumber(Number(/\d/u.exec(code || key)?.[0])),
  favourite: toggleShownFavourite,
  foldRail: () => done(toggleRail),
  settings: () => done(() => runMenuItem('settings')),
  help: () => done(() => runMenuItem('help')),
  shortcuts: () => done(() => runMenuItem('shortcuts')),
};

function done(action: () => void): true {
  action();
  return true;
}

function goBackOrForward(direction: 'back' | 'forward'): void {
  palette.close();
  goInViewHistory(direction);
}

function goToPart(step: 1 | -1): void {
  palette.close();
  goToRegion(step);
}

export function listenForShortcuts(): void {
  window.addEventListener('keydown', (event) => {
    // Outside of text inputs it would mark all words of the window.
    if (isControlPressed(event) && event.key.toLowerCase() === 'a' && !isTextInput(event.target))
      event.preventDefault();
    // An open dialog handles its own keys.
    if (useDialogs.getState().dialog !== null) return;
    const shortcut = matchShortcut(event);
    if (shortcut !== null && shortcutActions[shortcut](event)) event.preventDefault();
  });
}

export const hasInstances = (): boolean => (useProfiles.getState().profiles ?? []).length > 0;

/** Chosen from the menu while the cursor is in a text, it undoes typing there. */
function undoInFocus(): void {
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else undoes typing in the page's own input
  if (isTextInput(document.activeElement)) document.execCommand('undo');
  else openDialog({ name: 'undo', entry: null });
}

function openFleetForm(change: 'rotate' | 'repoint' | 'transfer' | 'align'): void {
  if (hasInstances()) openBulkForm(change);
}

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
  bulkRuns: () => openDialog({ name: 'bulkRuns' }),
  rotate: () => openFleetForm('rotate'),
  repoint: () => openFleetForm('repoint'),
  transfer: () => openFleetForm('transfer'),
  align: () => openFleetForm('align'),
  undo: undoInFocus,
  hygiene: () => {
    if (hasInstances()) openDialog({ name: 'hygiene' });
  },
  review: () => openDialog({ name: 'review' }),
  renewTokens: renewAllTokens,
  sample: toggleSample,
  settings: () => openDialog({ name: 'settings' }),
  checkStore: () => openDialog({ name: 'checkStore' }),
  setAside: () => openDialog({ name: 'setAside' }),
  compare: toggleComparison,
  activity: toggleActivity,
  changes: toggleChanges,
  overview: toggleOverview,
  attention: toggleAttention,
  jobs: toggleJobsTray,
  shortcuts: () => openDialog({ name: 'shortcuts' }),
  help: () => openDialog({ name: 'help' }),
  about: () => openDialog({ name: 'about', check: false }),
  checkForUpdate: () => openDialog({ name: 'about', check: true }),
};

/** Dialogs without input, which another dialog may replace. */
const replaceableDialogs: readonly Dialog['name'][] = [
  'about',
  'settings',
  'syncResults',
  'shortcuts',
  'help',
];

/** Runs a menu item, unless a dialog with input is open. */
export function runMenuItem(item: MenuItem): void {
  const { dialog } = useDialogs.getState();
  if (dialog !== null && !replaceableDialogs.includes(dialog.name)) return;
  palette.close();
  menuActions[item]();
}
