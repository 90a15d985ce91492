/** The native menu: standard roles, so that copy, paste, zoom and quit work as everywhere, and Latchkey's own items. */
import { join } from 'node:path';
import { app, Menu, shell, type MenuItemConstructorOptions } from 'electron';
import type { MenuItem } from '../../contract';

interface Choices {
  readonly choose: (item: MenuItem) => void;
  readonly openCrashReports: () => void;
}

type Template = MenuItemConstructorOptions[];
const separator = { type: 'separator' } as const;
const mac = process.platform === 'darwin';

export function setUpMenu(choices: Choices): void {
  const item = itemOf(choices);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [appMenu(item)] : []),
      { label: 'File', submenu: fileItems(item) },
      { role: 'editMenu' },
      { label: 'View', submenu: viewItems(item) },
      { role: 'windowMenu' },
      { role: 'help', submenu: helpItems(item, choices) },
    ]),
  );
}

type Item = (label: string, chosen: MenuItem, accelerator?: string) => MenuItemConstructorOptions;

/** The page hears the keys itself, where it may: the menu shows them, and does not take them as well. */
const itemOf =
  ({ choose }: Choices): Item =>
  (label, chosen, accelerator) => ({
    id: chosen,
    label,
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => {
      choose(chosen);
    },
  });

const settings = (item: Item) => item('Settings…', 'settings', 'CmdOrCtrl+,');
const about = (item: Item) => item('About Latchkey', 'about');

const appMenu = (item: Item): MenuItemConstructorOptions => ({
  label: app.name,
  submenu: [
    about(item),
    separator,
    settings(item),
    separator,
    { role: 'services' },
    separator,
    ...(['hide', 'hideOthers', 'unhide'] as const).map((role) => ({ role })),
    separator,
    { role: 'quit' },
  ],
});

const fileItems = (item: Item): Template => [
  item('Add an Instance…', 'addInstance', 'CmdOrCtrl+N'),
  item('Export…', 'export', 'CmdOrCtrl+E'),
  separator,
  ...(mac ? [{ role: 'close' } as const] : [settings(item), separator, { role: 'quit' } as const]),
];

const viewItems = (item: Item): Template => [
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

const helpItems = (item: Item, { openCrashReports }: Choices): Template => [
  { id: 'documentation', label: 'Documentation', click: openDocumentation },
  { id: 'crashReports', label: 'Open the Folder of Crash Reports…', click: openCrashReports },
  separator,
  item('Check for Updates…', 'checkForUpdate'),
  ...(mac ? [] : [separator, about(item)]),
];

/** The one that belongs to this version: it lies beside the program. */
function openDocumentation(): void {
  const folder = app.isPackaged ? join(process.resourcesPath, 'documentation') : app.getAppPath();
  void shell.openPath(join(folder, 'README.md'));
}
