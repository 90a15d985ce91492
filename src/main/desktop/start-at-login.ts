/** Starts Latchkey minimised when the user logs in. Off by default. */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sync as write } from 'write-file-atomic';
import { fail, type StartAtLogin } from '../../contract';
import { linuxConfigFolder } from '../home-folder';
import { readChosenFile } from '../own-files';
import { HIDDEN_FLAG } from './runtime';

/** Electron's API for macOS and Windows. */
export interface LoginItems {
  getLoginItemSettings(options?: { args?: string[] }): { openAtLogin: boolean };
  setLoginItemSettings(settings: { openAtLogin: boolean; args?: string[] }): void;
}

export interface LoginSwitchOptions {
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** The program of the package. */
  readonly program: string;
  readonly items: LoginItems;
}

export interface LoginSwitch {
  get(): StartAtLogin;
  set(on: boolean): StartAtLogin;
}

const NOT_INSTALLED = 'Only an installed Latchkey can start at login. This one runs from source.';

export function createLoginSwitch(options: LoginSwitchOptions): LoginSwitch {
  const entry = options.platform === 'linux' ? autostartEntry(options) : loginItemsEntry(options);
  const get = (): StartAtLogin =>
    options.packaged ? { on: entry.isOn(), why: null } : { on: false, why: NOT_INSTALLED };
  return {
    get,
    set: (on) => {
      if (!options.packaged) fail('invalidRequest', NOT_INSTALLED, { next: 'Install Latchkey.' });
      entry.set(on);
      return get();
    },
  };
}

interface LoginEntry {
  isOn(): boolean;
  set(on: boolean): void;
}

/** macOS itself reports that it was a start at login. */
function loginItemsEntry({ items }: LoginSwitchOptions): LoginEntry {
  const args = [HIDDEN_FLAG];
  return {
    isOn: () => items.getLoginItemSettings({ args }).openAtLogin,
    set: (openAtLogin) => {
      items.setLoginItemSettings({ openAtLogin, args });
    },
  };
}

/** A file that every Linux desktop reads (XDG Autostart). */
function autostartEntry({ env, program }: LoginSwitchOptions): LoginEntry {
  const file = join(linuxConfigFolder(env), 'autostart', 'latchkey.desktop');
  return {
    isOn: () => isEntryEnabled(file),
    set: (on) => {
      try {
        if (!on) {
          rmSync(file, { force: true });
          return;
        }
        mkdirSync(dirname(file), { recursive: true });
        write(file, desktopEntryText(stableProgramPath(program, env)));
      } catch {
        fail('cannotWriteFile', `The file ${file} cannot be written.`, {
          next: 'Change its permissions, then try again.',
        });
      }
    },
  };
}

/** Some desktops disable an entry with a line in the file instead of removing it. */
function isEntryEnabled(file: string): boolean {
  try {
    const text = readChosenFile(file).toString('utf8');
    return !/^(Hidden=true|X-GNOME-Autostart-enabled=false)$/mu.test(text);
  } catch {
    return false;
  }
}

/** The program inside an AppImage has a new path at each start. The path of the AppImage itself is stable. */
const stableProgramPath = (program: string, env: NodeJS.ProcessEnv): string =>
  env['APPIMAGE'] ?? program;

const desktopEntryText = (program: string): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Latchkey',
    `Exec=${quoteExecArgument(program)} ${HIDDEN_FLAG}`,
    `TryExec=${program}`,
    'Terminal=false',
    '',
  ].join('\n');

/** Quotes an argument as the Desktop Entry Specification requires. A percent sign would begin a field code. */
const quoteExecArgument = (text: string): string =>
  `"${text
    .replace(/["`$\\]/gu, '\\$&')
    .replace(/\\/gu, '\\\\')
    .replace(/%/gu, '%%')}"`;
