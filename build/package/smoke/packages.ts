/** Opens each package in `dist`, so that it can be started as a user would start it. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture } from '../../lib/command';
import { Stop } from '../../lib/say';
import { linuxProgram } from '../builder';

/** A package that can be started. */
export interface OpenedPackage {
  readonly program: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Removes everything that opening it left behind. */
  readonly close: () => Promise<void>;
}

export interface StartablePackage {
  /** Its file or folder in `dist`. */
  readonly name: string;
  readonly open: () => Promise<OpenedPackage>;
}

const closeNothing = (): Promise<void> => Promise.resolve();

/** Sorted by name, without files that cannot be started, such as checksums. */
export const listStartablePackages = (dist: string): StartablePackage[] =>
  readdirSync(dist)
    .sort()
    .flatMap((name) => {
      const kind = packageOpeners.find(([pattern]) => pattern.test(name));
      return kind ? [{ name, open: () => kind[1](join(dist, name)) }] : [];
    });

const packageOpeners: readonly (readonly [RegExp, (file: string) => Promise<OpenedPackage>])[] = [
  [/^linux.*-unpacked$/, (folder) => openProgram(join(folder, linuxProgram))],
  [/^win.*-unpacked$/, (folder) => openProgram(findOnlyFile(folder, '.exe'))],
  [/^mac/, (folder) => openProgram(macAppProgram(folder))],
  [/\.deb$/, openDeb],
  [/\.AppImage$/, openAppImage],
  [/\.dmg$/, openDmg],
  [/\.zip$/, openZip],
  [/\.exe$/, openInstaller],
];

const openProgram = (program: string): Promise<OpenedPackage> =>
  Promise.resolve({ program, close: closeNothing });

async function openDeb(file: string): Promise<OpenedPackage> {
  const { folder, close } = createTemporaryFolder();
  await runOrStop('dpkg-deb', ['--extract', file, folder]);
  return { program: join(folder, 'usr', 'lib', 'latchkey', linuxProgram), close };
}

/** The setting makes the AppImage unpack itself, in case FUSE is missing. */
function openAppImage(program: string): Promise<OpenedPackage> {
  return Promise.resolve({ program, env: { APPIMAGE_EXTRACT_AND_RUN: '1' }, close: closeNothing });
}

async function openDmg(file: string): Promise<OpenedPackage> {
  const { folder, close } = createTemporaryFolder();
  await runOrStop('hdiutil', ['attach', '-nobrowse', '-readonly', '-mountpoint', folder, file]);
  return {
    program: macAppProgram(folder),
    close: async () => {
      await runOrStop('hdiutil', ['detach', '-force', folder]);
      await close();
    },
  };
}

async function openZip(file: string): Promise<OpenedPackage> {
  const { folder, close } = createTemporaryFolder();
  await runOrStop('ditto', ['-x', '-k', file, folder]);
  return { program: macAppProgram(folder), close };
}

/** Installs it silently for the present user. `close` uninstalls it silently. */
async function openInstaller(file: string): Promise<OpenedPackage> {
  const folder = join(process.env['LOCALAPPDATA'] ?? '', 'Programs', 'latchkey');
  if (existsSync(folder)) throw new Stop(`Latchkey is installed in ${folder}: remove it first.`);
  await runOrStop(file, ['/S']);
  return {
    program: findOnlyFile(folder, '.exe', /^Uninstall /),
    close: async () => {
      // Without the second argument, the uninstaller would continue in a copy of itself and end at once.
      await runOrStop(join(folder, 'Uninstall Latchkey.exe'), ['/S', `_?=${folder}`]);
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** The program inside the bundle. Unlike with `open`, its output and its end are visible. */
function macAppProgram(folder: string): string {
  return findOnlyFile(join(findOnlyFile(folder, '.app'), 'Contents', 'MacOS'), '');
}

function findOnlyFile(folder: string, ending: string, except = /^\./): string {
  const found = readdirSync(folder).filter((name) => name.endsWith(ending) && !except.test(name));
  const [name] = found;
  if (name === undefined || found.length > 1) {
    throw new Stop(`There are ${found.length} programs in ${folder}, but there must be one.`);
  }
  return join(folder, name);
}

function createTemporaryFolder(): { readonly folder: string; readonly close: () => Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-smoke-'));
  return {
    folder,
    close: () => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
      return Promise.resolve();
    },
  };
}

async function runOrStop(program: string, args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await capture(program, args);
  if (code !== 0) throw new Stop(`${program} ended with ${code}: ${stderr || stdout}`);
}

/** The packages of a release on each system. */
const releaseKinds: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['.AppImage', '.deb'],
  darwin: ['.dmg', '.zip'],
  win32: ['.exe'],
};

/** What is wrong with the packages of a release. Null if there is exactly one of each kind, and no other. */
export function findReleaseProblem(
  names: readonly string[],
  platform: NodeJS.Platform = process.platform,
): string | null {
  const kinds = releaseKinds[platform] ?? [];
  const wrong = kinds.filter((kind) => names.filter((name) => name.endsWith(kind)).length !== 1);
  if (wrong.length === 0 && names.length === kinds.length) return null;
  const found = names.join(', ') || 'nothing';
  return `A release needs exactly one package of each kind: ${kinds.join(', ')}. Found: ${found}.`;
}
