/**
 * Every key of the window, once: the menu, the key handlers, the palette, the sheet of shortcuts and the documentation
 * take them from here. A key is Chromium's name of it, with `Ctrl+`, `Alt+` and `Shift+` before it.
 */
import { t } from './texts';

export const shortcutPlaces = [
  t('Everywhere'),
  t('Rail'),
  t('Grid'),
  t('Drawer'),
  t('Comparison'),
  t('Palette'),
  t('Dialogs'),
] as const;
export type ShortcutPlace = (typeof shortcutPlaces)[number];

interface Shortcut {
  readonly keys: readonly string[];
  readonly what: string;
}

/** Which keys of the whole window work while a dialog is open: for the page and the documentation. */
export const keysInDialogs = {
  above: {
    what: t(
      'open above every dialog. It keeps what was typed, and has the keys again when they are closed',
    ),
    keys: ['help', 'shortcuts'],
  },
  instead: {
    what: t(
      'take the place of a dialog that is only read: About, Settings, the results of a sync. In other dialogs they do nothing',
    ),
    keys: [
      'palette',
      'addInstance',
      'export',
      'rotate',
      'repoint',
      'transfer',
      'overview',
      'attention',
      'compare',
      'changes',
      'activity',
      'jobs',
      'allInstances',
      'numberedInstance',
      'settings',
    ],
  },
} as const satisfies Readonly<
  Record<string, { readonly what: string; readonly keys: readonly PageShortcut[] }>
>;

/** Keys that the page handles wherever the focus is. `keysInDialogs` has those that work while a dialog is open. */
export const pageShortcuts = {
  palette: { keys: ['Ctrl+K'], what: t('Open the palette: find accounts, instances and commands') },
  addInstance: { keys: ['Ctrl+N'], what: t('Add an instance') },
  export: { keys: ['Ctrl+E'], what: t('Export what is shown') },
  sync: { keys: ['F5'], what: t('Sync what is shown') },
  rotate: { keys: ['Ctrl+Shift+R'], what: t('Rotate a secret in all instances') },
  repoint: { keys: ['Ctrl+Shift+D'], what: t('Give datasets another account') },
  transfer: { keys: ['Ctrl+Shift+L'], what: t('Move what a person owns to another') },
  align: { keys: ['Ctrl+Shift+G'], what: t('Align accounts of instances with those of another') },
  undo: { keys: ['Ctrl+Z'], what: t('Undo the last change; in a text, the last typing') },
  overview: { keys: ['Ctrl+Shift+O'], what: t('Overview') },
  attention: { keys: ['Ctrl+Shift+T'], what: t('What needs attention') },
  compare: { keys: ['Ctrl+Shift+C'], what: t('Compare') },
  changes: { keys: ['Ctrl+Shift+H'], what: t('Changes') },
  activity: { keys: ['Ctrl+Shift+A'], what: t('Activity') },
  jobs: { keys: ['Ctrl+J'], what: t('Jobs: what runs, and how the last ones ended') },
  back: { keys: ['Alt+ArrowLeft'], what: t('Back to the view before') },
  forward: { keys: ['Alt+ArrowRight'], what: t('Forward again') },
  nextRegion: { keys: ['F6'], what: t('To the next part of the window') },
  previousRegion: { keys: ['Shift+F6'], what: t('To the part before') },
  allInstances: { keys: ['Ctrl+0'], what: t('Show all instances') },
  numberedInstance: {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => `Ctrl+${digit}`),
    what: t('Show one of the first nine instances'),
  },
  favourite: { keys: ['Ctrl+D'], what: t('Make the shown instance a favourite, or no longer') },
  foldRail: { keys: ['Ctrl+B'], what: t('Fold the list of instances, or unfold it') },
  settings: { keys: ['Ctrl+,'], what: t('Settings') },
  help: { keys: ['F1'], what: t('Help about the dialog or the view on screen') },
  shortcuts: { keys: ['?'], what: t('This list') },
} as const satisfies Readonly<Record<string, Shortcut>>;
export type PageShortcut = keyof typeof pageShortcuts;

/** Keys that the native menu handles. */
export const menuShortcuts = {
  lock: { keys: ['Ctrl+L'], what: t('Lock Latchkey') },
} as const satisfies Readonly<Record<string, Shortcut>>;

export interface PartShortcut extends Shortcut {
  readonly place: ShortcutPlace;
  /** The files of the window that name the key. Empty: its handler asks this list, or a library handles it. */
  readonly in: readonly string[];
}

const rail = ['ui/keyboard/one-tab-stop.ts'];
const palette = ['features/palette/useActiveOption.ts'];

const part = (
  place: ShortcutPlace,
  keys: readonly string[],
  what: string,
  files: readonly string[] = [],
): PartShortcut => ({ place, keys, what, in: files });

/** Keys that a part of the window handles while it has the focus. */
export const partShortcuts = {
  filter: part(t('Everywhere'), ['Ctrl+F', '/'], t('To the filter by text'), [
    'ui/filters/TextFilter.tsx',
  ]),
  jobsClose: part(t('Everywhere'), ['Escape'], t('In the jobs: close them'), [
    'features/jobs/JobsTray.tsx',
  ]),
  contextMenu: part(t('Everywhere'), ['Shift+F10'], t('The menu of what has the focus')),
  railMove: part(t('Rail'), ['ArrowUp', 'ArrowDown'], t('To the instance above or below'), rail),
  railAcross: part(t('Rail'), ['ArrowLeft', 'ArrowRight'], t('To the button beside it'), rail),
  railEnds: part(t('Rail'), ['Home', 'End'], t('To the first or the last'), rail),
  railFirst: part(t('Rail'), ['Enter'], t('In the filter of instances: show the first one'), [
    'features/instances/RailFilter.tsx',
  ]),
  railClear: part(t('Rail'), ['Escape'], t('In the filter of instances: clear it'), [
    'features/instances/RailFilter.tsx',
  ]),
  railWidth: part(
    t('Rail'),
    ['ArrowLeft', 'ArrowRight', 'Home', 'End'],
    t('On its edge: change the width of the list'),
    ['features/instances/RailEdge.tsx'],
  ),
  gridMove: part(
    t('Grid'),
    ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'],
    t('Move between rows'),
    ['ui/grid/grid-navigation.ts'],
  ),
  gridOpen: part(t('Grid'), ['Enter'], t('Open the row'), ['ui/grid/useRovingGrid.ts']),
  gridPick: part(t('Grid'), [' '], t('Select the row to compare it'), ['ui/grid/useRovingGrid.ts']),
  gridPickMore: part(t('Grid'), ['Shift+ArrowUp', 'Shift+ArrowDown'], t('Select further rows'), [
    'ui/grid/DataGrid.tsx',
  ]),
  gridPickAll: part(t('Grid'), ['Ctrl+A'], t('Select all rows that are read'), [
    'ui/grid/DataGrid.tsx',
    'app/menu-and-shortcuts.ts',
  ]),
  gridRename: part(t('Grid'), ['F2'], t('Rename the account')),
  gridDelete: part(t('Grid'), ['Delete'], t('Delete the account, after a question')),
  gridRead: part(t('Grid'), ['r'], t('Read what was not read of the account')),
  gridClose: part(t('Grid'), ['Escape'], t('Close the drawer'), ['ui/grid/DataGrid.tsx']),
  gridColumn: part(t('Grid'), ['ArrowDown'], t('On a title: width, place, hide the column'), [
    'ui/grid/GridHeader.tsx',
  ]),
  filterToRows: part(t('Grid'), ['Enter', 'ArrowDown'], t('In the filter: on to the rows'), [
    'ui/filters/TextFilter.tsx',
  ]),
  filterClear: part(t('Grid'), ['Escape'], t('In the filter: clear it'), [
    'ui/filters/TextFilter.tsx',
  ]),
  drawerTabs: part(t('Drawer'), ['ArrowLeft', 'ArrowRight'], t('To the tab before or after')),
  drawerClose: part(t('Drawer'), ['Escape'], t('Close the drawer'), ['ui/layout/SidePanel.tsx']),
  matrixDifference: part(t('Comparison'), ['n', 'p'], t('To the next or the previous difference'), [
    'ui/matrix/useMatrix.ts',
  ]),
  matrixMove: part(
    t('Comparison'),
    ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'],
    t('Move between cells'),
    ['ui/grid/grid-navigation.ts'],
  ),
  matrixOpen: part(t('Comparison'), ['Enter'], t('Open what the cell shows'), [
    'ui/grid/useRovingGrid.ts',
  ]),
  matrixDetails: part(t('Comparison'), [' '], t('Show the row beside the table'), [
    'features/compare/instances/InstanceMatrixPane.tsx',
  ]),
  matrixClose: part(t('Comparison'), ['Escape'], t('Close what is beside the table'), [
    'features/compare/instances/InstanceMatrixPane.tsx',
    'features/compare/matrix/AccountMatrixView.tsx',
  ]),
  paletteMove: part(
    t('Palette'),
    ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'],
    t('Move between hits'),
    palette,
  ),
  paletteChoose: part(t('Palette'), ['Enter'], t('Choose'), palette),
  paletteMore: part(
    t('Palette'),
    ['ArrowRight'],
    t('At the end of the text: more actions'),
    palette,
  ),
  paletteBack: part(t('Palette'), ['ArrowLeft', 'Backspace'], t('Without text: back'), palette),
  paletteClose: part(t('Palette'), ['Escape'], t('Close the palette')),
  dialogAbove: part(t('Dialogs'), ['F1', '?'], t('Help about it, or this list, above it')),
  dialogNext: part(t('Dialogs'), ['Tab', 'Shift+Tab'], t('To the field after or before'), [
    'ui/keyboard/dialog-focus.ts',
  ]),
  dialogSend: part(t('Dialogs'), ['Enter'], t('Press the main button'), [
    'ui/keyboard/dialog-focus.ts',
    'features/undo/UndoForm.tsx',
  ]),
  dialogList: part(t('Dialogs'), ['Ctrl+Enter'], t('Read a list of instances'), [
    'features/instances/many/ListStep.tsx',
  ]),
  dialogToken: part(t('Dialogs'), ['Enter'], t('Take the token, and go to the next instance'), [
    'features/instances/many/TokenStep.tsx',
  ]),
  dialogLogin: part(t('Dialogs'), ['Enter'], t('Find the accounts of a login'), [
    'features/bulk/RotationLoginForm.tsx',
  ]),
  dialogClose: part(t('Dialogs'), ['Escape'], t('Close; a question first if text would be lost'), [
    'ui/keyboard/dialog-focus.ts',
  ]),
} as const satisfies Readonly<Record<string, PartShortcut>>;

/** For the sheet and the documentation. */
export const shortcutsOf = (place: ShortcutPlace): readonly Shortcut[] => [
  ...(place === 'Everywhere'
    ? [...Object.values(pageShortcuts), ...Object.values(menuShortcuts)]
    : []),
  ...Object.values<PartShortcut>(partShortcuts).filter((each) => each.place === place),
];

const names: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  PageUp: t('Page Up'),
  PageDown: t('Page Down'),
  ' ': 'Space',
};

/** `Ctrl Shift O`, as people read a key. */
export const keyLabel = (key: string): string =>
  key
    .split('+')
    .map((each) => names[each] ?? each)
    .join(' ');

/** The first key of a shortcut, as people read it. */
export const shortcutLabel = (
  of: PageShortcut | keyof typeof menuShortcuts | keyof typeof partShortcuts,
): string => {
  const all: Readonly<Record<string, Shortcut>> = {
    ...pageShortcuts,
    ...menuShortcuts,
    ...partShortcuts,
  };
  return keyLabel(all[of]?.keys[0] ?? '');
};
