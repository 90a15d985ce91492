/**
 * Every key of the window, once: the menu, the key handlers, the palette, the sheet of shortcuts and the documentation
 * take them from here. A key is Chromium's name of it, with `Ctrl+`, `Alt+` and `Shift+` before it.
 */
export const shortcutPlaces = [
  'Everywhere',
  'Rail',
  'Grid',
  'Drawer',
  'Comparison',
  'Palette',
  'Dialogs',
] as const;
export type ShortcutPlace = (typeof shortcutPlaces)[number];

interface Shortcut {
  readonly keys: readonly string[];
  readonly what: string;
}

/** Which keys of the whole window work while a dialog is open: for the page and the documentation. */
export const keysInDialogs = {
  above: {
    what: 'open above every dialog. It keeps what was typed, and has the keys again when they are closed',
    keys: ['help', 'shortcuts'],
  },
  instead: {
    what: 'take the place of a dialog that is only read: About, Settings, the results of a sync. In other dialogs they do nothing',
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
  palette: { keys: ['Ctrl+K'], what: 'Open the palette: find accounts, instances and commands' },
  addInstance: { keys: ['Ctrl+N'], what: 'Add an instance' },
  export: { keys: ['Ctrl+E'], what: 'Export what is shown' },
  sync: { keys: ['F5'], what: 'Sync what is shown' },
  rotate: { keys: ['Ctrl+Shift+R'], what: 'Rotate a secret in all instances' },
  repoint: { keys: ['Ctrl+Shift+D'], what: 'Give datasets another account' },
  transfer: { keys: ['Ctrl+Shift+L'], what: 'Move what a person owns to another' },
  align: { keys: ['Ctrl+Shift+G'], what: 'Align accounts of instances with those of another' },
  undo: { keys: ['Ctrl+Z'], what: 'Undo the last change; in a text, the last typing' },
  overview: { keys: ['Ctrl+Shift+O'], what: 'Overview' },
  attention: { keys: ['Ctrl+Shift+T'], what: 'What needs attention' },
  compare: { keys: ['Ctrl+Shift+C'], what: 'Compare' },
  changes: { keys: ['Ctrl+Shift+H'], what: 'Changes' },
  activity: { keys: ['Ctrl+Shift+A'], what: 'Activity' },
  jobs: { keys: ['Ctrl+J'], what: 'Jobs: what runs, and how the last ones ended' },
  back: { keys: ['Alt+ArrowLeft'], what: 'Back to the view before' },
  forward: { keys: ['Alt+ArrowRight'], what: 'Forward again' },
  nextRegion: { keys: ['F6'], what: 'To the next part of the window' },
  previousRegion: { keys: ['Shift+F6'], what: 'To the part before' },
  allInstances: { keys: ['Ctrl+0'], what: 'Show all instances' },
  numberedInstance: {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => `Ctrl+${digit}`),
    what: 'Show one of the first nine instances',
  },
  favourite: { keys: ['Ctrl+D'], what: 'Make the shown instance a favourite, or no longer' },
  foldRail: { keys: ['Ctrl+B'], what: 'Fold the list of instances, or unfold it' },
  settings: { keys: ['Ctrl+,'], what: 'Settings' },
  help: { keys: ['F1'], what: 'Help about the dialog or the view on screen' },
  shortcuts: { keys: ['?'], what: 'This list' },
} as const satisfies Readonly<Record<string, Shortcut>>;
export type PageShortcut = keyof typeof pageShortcuts;

/** Keys that the native menu handles. */
export const menuShortcuts = {
  lock: { keys: ['Ctrl+L'], what: 'Lock Latchkey' },
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
  filter: part('Everywhere', ['Ctrl+F', '/'], 'To the filter by text', [
    'ui/filters/TextFilter.tsx',
  ]),
  jobsClose: part('Everywhere', ['Escape'], 'In the jobs: close them', [
    'features/jobs/JobsTray.tsx',
  ]),
  contextMenu: part('Everywhere', ['Shift+F10'], 'The menu of what has the focus'),
  railMove: part('Rail', ['ArrowUp', 'ArrowDown'], 'To the instance above or below', rail),
  railAcross: part('Rail', ['ArrowLeft', 'ArrowRight'], 'To the button beside it', rail),
  railEnds: part('Rail', ['Home', 'End'], 'To the first or the last', rail),
  railFirst: part('Rail', ['Enter'], 'In the filter of instances: show the first one', [
    'features/instances/RailFilter.tsx',
  ]),
  railClear: part('Rail', ['Escape'], 'In the filter of instances: clear it', [
    'features/instances/RailFilter.tsx',
  ]),
  railWidth: part(
    'Rail',
    ['ArrowLeft', 'ArrowRight', 'Home', 'End'],
    'On its edge: change the width of the list',
    ['features/instances/RailEdge.tsx'],
  ),
  gridMove: part(
    'Grid',
    ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'],
    'Move between rows',
    ['ui/grid/grid-navigation.ts'],
  ),
  gridOpen: part('Grid', ['Enter'], 'Open the row', ['ui/grid/useRovingGrid.ts']),
  gridPick: part('Grid', [' '], 'Select the row to compare it', ['ui/grid/useRovingGrid.ts']),
  gridPickMore: part('Grid', ['Shift+ArrowUp', 'Shift+ArrowDown'], 'Select further rows', [
    'ui/grid/DataGrid.tsx',
  ]),
  gridPickAll: part('Grid', ['Ctrl+A'], 'Select all rows that are read', [
    'ui/grid/DataGrid.tsx',
    'app/menu-and-shortcuts.ts',
  ]),
  gridRename: part('Grid', ['F2'], 'Rename the account'),
  gridDelete: part('Grid', ['Delete'], 'Delete the account, after a question'),
  gridRead: part('Grid', ['r'], 'Read what was not read of the account'),
  gridClose: part('Grid', ['Escape'], 'Close the drawer', ['ui/grid/DataGrid.tsx']),
  gridColumn: part('Grid', ['ArrowDown'], 'On a title: width, place, hide the column', [
    'ui/grid/GridHeader.tsx',
  ]),
  filterToRows: part('Grid', ['Enter', 'ArrowDown'], 'In the filter: on to the rows', [
    'ui/filters/TextFilter.tsx',
  ]),
  filterClear: part('Grid', ['Escape'], 'In the filter: clear it', ['ui/filters/TextFilter.tsx']),
  drawerTabs: part('Drawer', ['ArrowLeft', 'ArrowRight'], 'To the tab before or after'),
  drawerClose: part('Drawer', ['Escape'], 'Close the drawer', ['ui/layout/SidePanel.tsx']),
  matrixDifference: part('Comparison', ['n', 'p'], 'To the next or the previous difference', [
    'ui/matrix/useMatrix.ts',
  ]),
  matrixMove: part(
    'Comparison',
    ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'],
    'Move between cells',
    ['ui/grid/grid-navigation.ts'],
  ),
  matrixOpen: part('Comparison', ['Enter'], 'Open what the cell shows', [
    'ui/grid/useRovingGrid.ts',
  ]),
  matrixDetails: part('Comparison', [' '], 'Show the row beside the table', [
    'features/compare/instances/InstanceMatrixPane.tsx',
  ]),
  matrixClose: part('Comparison', ['Escape'], 'Close what is beside the table', [
    'features/compare/instances/InstanceMatrixPane.tsx',
    'features/compare/matrix/AccountMatrixView.tsx',
  ]),
  paletteMove: part(
    'Palette',
    ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'],
    'Move between hits',
    palette,
  ),
  paletteChoose: part('Palette', ['Enter'], 'Choose', palette),
  paletteMore: part('Palette', ['ArrowRight'], 'At the end of the text: more actions', palette),
  paletteBack: part('Palette', ['ArrowLeft', 'Backspace'], 'Without text: back', palette),
  paletteClose: part('Palette', ['Escape'], 'Close the palette'),
  dialogAbove: part('Dialogs', ['F1', '?'], 'Help about it, or this list, above it'),
  dialogNext: part('Dialogs', ['Tab', 'Shift+Tab'], 'To the field after or before', [
    'ui/keyboard/dialog-focus.ts',
  ]),
  dialogSend: part('Dialogs', ['Enter'], 'Press the main button', [
    'ui/keyboard/dialog-focus.ts',
    'features/undo/UndoForm.tsx',
  ]),
  dialogList: part('Dialogs', ['Ctrl+Enter'], 'Read a list of instances', [
    'features/instances/many/ListStep.tsx',
  ]),
  dialogToken: part('Dialogs', ['Enter'], 'Take the token, and go to the next instance', [
    'features/instances/many/TokenStep.tsx',
  ]),
  dialogClose: part('Dialogs', ['Escape'], 'Close; a question first if text would be lost', [
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
  PageUp: 'Page Up',
  PageDown: 'Page Down',
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
