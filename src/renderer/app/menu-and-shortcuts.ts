/** The window's keyboard shortcuts, and the actions of the native menu. */
import { closeDialog, openDialog, useDialogs, type Dialog } from '../state/dialogs';
import { exportInstances } from '../state/export-instances';
import { toggleJobsTray } from '../state/jobs/jobs';
import { palette } from '../state/palette';
import { openBulkForm, reviewAccess } from '../state/picked-changes';
import { useProfiles } from '../state/profiles';
import { numberedProfileId, toggleFavourite, toggleRail } from '../state/rail';
import { shownProfileIds } from '../state/shown-instances';
import { renewAllTokens } from '../state/renew-tokens';
import { toggleSample } from '../state/sample';
import { closeSheet, toggleSheet, useSheet } from '../state/sheet';
import { startSync } from '../state/sync';
import { leaveTypedText } from '../state/typed-text';
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
  toggleTokens,
} from '../state/view';
import { goInViewHistory } from '../state/view-history';
import type { MenuItem } from '../../contract';
import { keysInDialogs, type PageShortcut } from '../../contract/shortcuts';
import { isControlPressed, matchShortcut } from './match-shortcut';

/** Selects by position in the rail, from 1; 0 selects all. Returns false when there is no such instance. */
function selectInstanceByNumber(position: number): boolean {
  const target = position === 0 ? null : numberedProfileId(position);
  palette.close();
  if (position !== 0 && target === null) return false;
  insteadOfDialog(() => {
    selectInstance(target);
  });
  return true;
}

/** Returns false when no single instance is shown. */
function toggleShownFavourite(): boolean {
  const { selected } = useView.getState();
  if (selected !== null) toggleFavourite(selected);
  return selected !== null;
}

/** What each key does. False: nothing, so the key keeps its meaning. */
const shortcutActions: Record<PageShortcut, (event: KeyboardEvent) => boolean> = {
  palette: () => done(() => insteadOfDialog(palette.toggle)),
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
    const shortcut = matchShortcut(event);
    if (shortcut === null || !isHeardNow(shortcut)) return;
    if (shortcutActions[shortcut](event)) event.preventDefault();
  });
}

const sheetKeys: ReadonlySet<PageShortcut> = new Set(keysInDialogs.above.keys);
const replacingKeys: ReadonlySet<PageShortcut> = new Set(keysInDialogs.instead.keys);

/** What is open above the page keeps the other keys for itself. */
function isHeardNow(shortcut: PageShortcut): boolean {
  if (sheetKeys.has(shortcut)) return true;
  if (isAbovePage()) return replacingKeys.has(shortcut) && !hasInput();
  return true;
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
  report: () => openDialog({ name: 'report' }),
  review: reviewAccess,
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
  accessTokens: toggleTokens,
  jobs: toggleJobsTray,
  shortcuts: () => toggleSheet('shortcuts'),
  help: () => toggleSheet('help'),
  about: () => openDialog({ name: 'about', check: false }),
  checkForUpdate: () => openDialog({ name: 'about', check: true }),
};

/** Dialogs that are only read, which something else may replace. */
const replaceableDialogs: readonly Dialog['name'][] = ['about', 'settings', 'syncResults'];

function hasInput(): boolean {
  const { dialog } = useDialogs.getState();
  return dialog !== null && !replaceableDialogs.includes(dialog.name);
}

const isAbovePage = (): boolean =>
  useDialogs.getState().dialog !== null || useSheet.getState().sheet !== null;

/** Leaves the dialog that is only read, if one is open: what was typed into a part of it is not lost unasked. */
function insteadOfDialog(show: () => void): void {
  closeSheet();
  if (useDialogs.getState().dialog === null) show();
  else
    leaveTypedText('dialog', () => {
      closeDialog();
      show();
    });
}

/** Runs a menu item. With an open dialog that has input, those alone that lie above it. */
export function runMenuItem(item: MenuItem): void {
  const isSheet = item === 'help' || item === 'shortcuts';
  if (!isSheet && hasInput()) return;
  palette.close();
  if (isSheet) menuActions[item]();
  else if (useDialogs.getState().dialog?.name !== item) insteadOfDialog(menuActions[item]);
}
