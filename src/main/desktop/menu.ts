/** The native menu: standard roles, so that copy, paste, zoom and quit work as everywhere, and Latchkey's own items. */
import { join } from 'node:path';
import { app, Menu, shell, type MenuItemConstructorOptions, type BrowserWindow } from 'electron';
import type { MenuItem } from '../../contract';

interface MenuActions {
  readonly choose: (item: MenuItem) => void;
  readonly openCrashReports: () => void;
}

type MenuTemplate = MenuItemConstructorOptions[];
const separator = { type: 'separator' } as const;
const isMac = process.platform === 'darwin';

export function setUpMenu(choices: MenuActions): void {
  const item = createMenuItem(choices);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [appMenu(item)] : []),
      { label: 'File', submenu: fileItems(item) },
      { role: 'editMenu' },
      { label: 'View', submenu: viewItems(item) },
      { role: 'windowMenu' },
      { role: 'help', submenu: helpItems(item, choices) },
    ]),
  );
}

type CreateMenuItem = (
  label: string,
  chosen: MenuItem,
  accelerator?: string,
) => MenuItemConstructorOptions;

/** The page hears the keys itself, where it may: the menu shows them, and does not take them as well. */
const createMenuItem =
  ({ choose }: MenuActions): CreateMenuItem =>
  (label, chosen, accelerator) => ({
    id: chosen,
    label,
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => {
      choose(chosen);
    },
  });

const settingsItem = (item: CreateMenuItem) => item('Settings…', 'settings', 'CmdOrCtrl+,');
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

const fileItems = (item: CreateMenuItem): MenuTemplate => [
  item('Add Instance…', 'addInstance', 'CmdOrCtrl+N'),
  item('Export…', 'export', 'CmdOrCtrl+E'),
  separator,
  ...(isMac
    ? [{ role: 'close' } as const]
    : [settingsItem(item), separator, { role: 'quit' } as const]),
];

const viewItems = (item: CreateMenuItem): MenuTemplate => [
  item('Compare', 'compare', 'CmdOrCtrl+Shift+C'),
  item('Activity', 'activity', 'CmdOrCtrl+Shift+A'),
  separator,
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomOut' },
  separator,
  { role: 'togglefullscreen' },
  // The page holds no secret to protect from its own user, but a shipped app needs no inspector.
  ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
];

const helpItems = (item: CreateMenuItem, { openCrashReports }: MenuActions): MenuTemplate => [
  { id: 'documentation', label: 'Documentation', click: openDocumentation },
  { id: 'crashReports', label: 'Open Crash Report Folder', click: openCrashReports },
  separator,
  item('Check for Updates…', 'checkForUpdate'),
  ...(isMac ? [] : [separator, aboutItem(item)]),
];

/** The one that belongs to this version: it lies beside the program. */
function openDocumentation(): void {
  const folder = app.isPackaged ? join(process.resourcesPath, 'documentation') : app.getAppPath();
  void shell.openPath(join(folder, 'README.md'));
}

/** The menu of a right click: what can be done with text. */

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

/** For a text field all, for text that is selected elsewhere copying, else none. */
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
