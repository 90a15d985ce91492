/** Every package in `dist`, made ready to be started as its user would have it. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture } from '../../lib/command';
import { Stop } from '../../lib/say';
import { linuxProgram } from '../builder';

/** A package that can be started. */
export interface Opened {
  readonly program: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Takes away what opening it left. */
  readonly close: () => Promise<void>;
}

export interface Package {
  /** Its file or folder in `dist`. */
  readonly name: string;
  readonly open: () => Promise<Opened>;
}

const nothing = (): Promise<void> => Promise.resolve();

/** In the order of their names. What nobody starts, such as sums, is left out. */
export const packagesIn = (dist: string): Package[] =>
  readdirSync(dist)
    .sort()
    .flatMap((name) => {
      const kind = kinds.find(([pattern]) => pattern.test(name));
      return kind ? [{ name, open: () => kind[1](join(dist, name)) }] : [];
    });

const kinds: readonly (readonly [RegExp, (file: string) => Promise<Opened>])[] = [
  [/^linux.*-unpacked$/, (folder) => at(join(folder, linuxProgram))],
  [/^win.*-unpacked$/, (folder) => at(only(folder, '.exe'))],
  [/^mac/, (folder) => at(programOfApp(folder))],
  [/\.deb$/, openDeb],
  [/\.AppImage$/, openAppImage],
  [/\.dmg$/, openDmg],
  [/\.zip$/, openZip],
  [/\.exe$/, openInstaller],
];

const at = (program: string): Promise<Opened> => Promise.resolve({ program, close: nothing });

async function openDeb(file: string): Promise<Opened> {
  const { folder, close } = temporary();
  await must('dpkg-deb', ['--extract', file, folder]);
  return { program: join(folder, 'usr', 'lib', 'latchkey', linuxProgram), close };
}

/** Where FUSE is missing, it unpacks itself. */
function openAppImage(program: string): Promise<Opened> {
  return Promise.resolve({ program, env: { APPIMAGE_EXTRACT_AND_RUN: '1' }, close: nothing });
}

async function openDmg(file: string): Promise<Opened> {
  const { folder, close } = temporary();
  await must('hdiutil', ['attach', '-nobrowse', '-readonly', '-mountpoint', folder, file]);
  return {
    program: programOfApp(folder),
    close: async () => {
      await must('hdiutil', ['detach', '-force', folder]);
      await close();
    },
  };
}

async function openZip(file: string): Promise<Opened> {
  const { folder, close } = temporary();
  await must('ditto', ['-x', '-k', file, folder]);
  return { program: programOfApp(folder), close };
}

/** Installs for this user alone, in silence, and takes it away again in the same way. */
async function openInstaller(file: string): Promise<Opened> {
  const folder = join(process.env['LOCALAPPDATA'] ?? '', 'Programs', 'latchkey');
  if (existsSync(folder)) throw new Stop(`Latchkey is installed in ${folder}: remove it first.`);
  await must(file, ['/S']);
  return {
    program: only(folder, '.exe', /^Uninstall /),
    close: async () => {
      // Without this argument it would go on in a copy of itself, which nobody could wait for.
      await must(join(folder, 'Uninstall Latchkey.exe'), ['/S', `_?=${folder}`]);
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** The inner program: what it prints and when it ends can be seen. */
function programOfApp(folder: string): string {
  return only(join(only(folder, '.app'), 'Contents', 'MacOS'), '');
}

function only(folder: string, ending: string, except = /^\./): string {
  const found = readdirSync(folder).filter((name) => name.endsWith(ending) && !except.test(name));
  const [name] = found;
  if (name === undefined || found.length > 1) {
    throw new Stop(`There are ${found.length} programs in ${folder}, and one is needed.`);
  }
  return join(folder, name);
}

function temporary(): { readonly folder: string; readonly close: () => Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-smoke-'));
  return {
    folder,
    close: () => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
      return Promise.resolve();
    },
  };
}

async function must(program: string, args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await capture(program, args);
  if (code !== 0) throw new Stop(`${program} ended with ${code}: ${stderr || stdout}`);
}
