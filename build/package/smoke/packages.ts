/** Every package in `dist`, made ready to be started as its user would have it. */
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
  /** Takes away what opening it left. */
  readonly close: () => Promise<void>;
}

export interface StartablePackage {
  /** Its file or folder in `dist`. */
  readonly name: string;
  readonly open: () => Promise<OpenedPackage>;
}

const closeNothing = (): Promise<void> => Promise.resolve();

/** In the order of their names. What nobody starts, such as sums, is left out. */
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

/** Where FUSE is missing, it unpacks itself. */
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

/** Installs for this user alone, in silence, and takes it away again in the same way. */
async function openInstaller(file: string): Promise<OpenedPackage> {
  const folder = join(process.env['LOCALAPPDATA'] ?? '', 'Programs', 'latchkey');
  if (existsSync(folder)) throw new Stop(`Latchkey is installed in ${folder}: remove it first.`);
  await runOrStop(file, ['/S']);
  return {
    program: findOnlyFile(folder, '.exe', /^Uninstall /),
    close: async () => {
      // Without this argument it would go on in a copy of itself, which nobody could wait for.
      await runOrStop(join(folder, 'Uninstall Latchkey.exe'), ['/S', `_?=${folder}`]);
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** The inner program: what it prints and when it ends can be seen. */
function macAppProgram(folder: string): string {
  return findOnlyFile(join(findOnlyFile(folder, '.app'), 'Contents', 'MacOS'), '');
}

function findOnlyFile(folder: string, ending: string, except = /^\./): string {
  const found = readdirSync(folder).filter((name) => name.endsWith(ending) && !except.test(name));
  const [name] = found;
  if (name === undefined || found.length > 1) {
    throw new Stop(`There are ${found.length} programs in ${folder}, and one is needed.`);
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

/** What a release has on each system: an installer that is missing is easily overlooked among others. */

const releaseKinds: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['.AppImage', '.deb'],
  darwin: ['.dmg', '.zip'],
  win32: ['.exe'],
};

/** What is wrong with the packages that were made; null when they are one of each kind, and no other. */
export function findReleaseProblem(
  names: readonly string[],
  platform: NodeJS.Platform = process.platform,
): string | null {
  const wanted = releaseKinds[platform] ?? [];
  const wrong = wanted.filter((kind) => names.filter((name) => name.endsWith(kind)).length !== 1);
  if (wrong.length === 0 && names.length === wanted.length) return null;
  const made = names.join(', ') || 'nothing';
  return `A release has one of each here: ${wanted.join(', ')}. What was made: ${made}.`;
}
