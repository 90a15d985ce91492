/** The native menus: standard roles, so that copy, paste, zoom and quit work as usual, and Latchkey's own items. */
import { join } from 'node:path';
import { app, Menu, shell, type MenuItemConstructorOptions, type BrowserWindow } from 'electron';
import type { MenuItem } from '../../contract';
import { menuShortcuts, pageShortcuts, type PageShortcut } from '../../contract/shortcuts';

interface MenuActions {
  readonly choose: (item: MenuItem) => void;
  /** Locks Latchkey, or leads to where a passphrase is set. */
  readonly lock: () => void;
  readonly openCrashReports: () => void;
}

type MenuTemplate = MenuItemConstructorOptions[];
const separator = { type: 'separator' } as const;
const isMac = process.platform === 'darwin';

export function setUpMenu(actions: MenuActions): void {
  const item = createMenuItem(actions);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [appMenu(item)] : []),
      { label: 'File', submenu: fileItems(item, actions) },
      { label: 'Edit', submenu: editItems(item) },
      { label: 'View', submenu: viewItems(item) },
      { role: 'windowMenu' },
      { role: 'help', submenu: helpItems(item, actions) },
    ]),
  );
}

type CreateMenuItem = (label: string, chosen: MenuItem) => MenuItemConstructorOptions;

/** As Electron writes a key. */
function acceleratorOf(name: PageShortcut | 'lock'): string {
  const [key = ''] = { ...pageShortcuts, ...menuShortcuts }[name].keys;
  return key.replace('Ctrl', 'CmdOrCtrl');
}

/** The page handles the keys itself. The menu only shows them and does not register them. */
const createMenuItem =
  ({ choose }: MenuActions): CreateMenuItem =>
  (label, chosen) => ({
    id: chosen,
    label,
    ...(chosen in pageShortcuts
      ? { accelerator: acceleratorOf(chosen as PageShortcut), registerAccelerator: false }
      : {}),
    click: () => {
      choose(chosen);
    },
  });

const settingsItem = (item: CreateMenuItem) => item('Settings…', 'settings');
const aboutItem = (item: CreateMenuItem) => item('About Latchkey', 'about');

const appMenu = (item: CreateMenuItem): MenuItemConstructorOptions => ({
  label: app.name,
  submenu: [
    aboutItem(item),
    separator,
    settingsItem(item),
    separator,
    { role: 'services' },
    separator,
    ...(['hide', 'hideOthers', 'unhide'] as const).map((role) => ({ role })),
    separator,
    { role: 'quit' },
  ],
});

const fileItems = (item: CreateMenuItem, { lock }: MenuActions): MenuTemplate => [
  item('Add Instance…', 'addInstance'),
  item('Add Many Instances…', 'addMany'),
  item('Export the List of Instances…', 'exportInstances'),
  separator,
  item('Export…', 'export'),
  item('Publish to Domo…', 'publish'),
  item('Rotate a Secret…', 'rotate'),
  item('Give Datasets Another Account…', 'repoint'),
  item('Move What a Person Owns…', 'transfer'),
  item('Align Accounts…', 'align'),
  item('Changes to Many Accounts…', 'bulkRuns'),
  item('What Got Worse…', 'report'),
  item('Review Access…', 'review'),
  item('Renew Access Tokens…', 'renewTokens'),
  item('Tidy Up…', 'hygiene'),
  separator,
  item('Check the Inventory…', 'checkStore'),
  item('Stores That Were Set Aside…', 'setAside'),
  separator,
  // Registered, unlike the other keys: it locks even when the page does not react.
  { id: 'lock', label: 'Lock Now', accelerator: acceleratorOf('lock'), click: lock },
  separator,
  ...(isMac
    ? [{ role: 'close' } as const]
    : [settingsItem(item), separator, { role: 'quit' } as const]),
];

/** As Electron's own menu, but for Undo: in a text it undoes typing, elsewhere the last change in Domo. */
const editItems = (item: CreateMenuItem): MenuTemplate => [
  item('Undo', 'undo'),
  { role: 'redo' },
  separator,
  ...(['cut', 'copy', 'paste', 'delete'] as const).map((role) => ({ role })),
  separator,
  { role: 'selectAll' },
];

const viewItems = (item: CreateMenuItem): MenuTemplate => [
  item('Overview', 'overview'),
  item('Attention', 'attention'),
  item('Access Tokens', 'accessTokens'),
  item('Compare', 'compare'),
  item('Changes', 'changes'),
  item('Activity', 'activity'),
  item('Jobs', 'jobs'),
  separator,
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomOut' },
  separator,
  { role: 'togglefullscreen' },
  // A packaged app needs no inspector.
  ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
];

const helpItems = (item: CreateMenuItem, { openCrashReports }: MenuActions): MenuTemplate => [
  item('Help', 'help'),
  item('Keyboard Shortcuts', 'shortcuts'),
  item('Look Around With a Sample Company', 'sample'),
  { id: 'documentation', label: 'Documentation', click: openDocumentation },
  { id: 'crashReports', label: 'Open Crash Reports Folder', click: openCrashReports },
  separator,
  item('Check for Updates…', 'checkForUpdate'),
  ...(isMac ? [] : [separator, aboutItem(item)]),
];

/** Opens the documentation of this version, which is installed with the program. */
function openDocumentation(): void {
  const folder = app.isPackaged ? join(process.resourcesPath, 'documentation') : app.getAppPath();
  void shell.openPath(join(folder, 'README.md'));
}

/** Shows editing commands on a right click. */
export function setUpContextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    const template = contextMenuItems({
      isEditable,
      hasSelection: selectionText.trim() !== '',
      editFlags,
    });
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
  });
}

interface ContextMenuTarget {
  readonly isEditable: boolean;
  readonly hasSelection: boolean;
  readonly editFlags: { canCut: boolean; canCopy: boolean; canPaste: boolean };
}

/** All commands in a text field, Copy for other selected text, otherwise none. */
export function contextMenuItems({
  isEditable,
  hasSelection,
  editFlags: { canCut, canCopy, canPaste },
}: ContextMenuTarget): MenuItemConstructorOptions[] {
  if (!isEditable) return hasSelection ? [{ role: 'copy', enabled: canCopy }] : [];
  return [
    { role: 'cut', enabled: canCut },
    { role: 'copy', enabled: canCopy },
    { role: 'paste', enabled: canPaste },
    { type: 'separator' },
    { role: 'selectAll' },
  ];
}
