/** What a Linux machine needs for which purpose, and how to see that it is there. */
import { existsSync } from 'node:fs';
import { capture } from '../lib/command';
import { which } from '../lib/which';

/** `cli` the command line; `window` the app; `headless` the demo without a display; `test` everything; `package` the packages; `test-package` their tests; `spreadsheet` opening exports. */
export type Purpose =
  'cli' | 'window' | 'headless' | 'test' | 'package' | 'test-package' | 'spreadsheet';

interface Need {
  readonly purposes: readonly Purpose[];
  /** A shared library by its name, a program, or a file. */
  readonly library?: string;
  readonly program?: string;
  readonly file?: string;
  /** Packages that bring it; newer releases renamed some. */
  readonly packages: readonly string[];
}

/** Debian's Python, which alone finds the modules that Debian packages bring. */
export const SYSTEM_PYTHON = '/usr/bin/python3';
/** A module of it that imitates services of the system. */
export const DBUSMOCK = '/usr/lib/python3/dist-packages/dbusmock/__init__.py';

const window: readonly Purpose[] = ['window', 'headless', 'test', 'test-package'];
const alone: readonly Purpose[] = ['headless', 'test', 'test-package'];

const needs: readonly Need[] = [
  {
    purposes: ['cli', ...window],
    library: 'libsecret-1.so.0',
    packages: ['libsecret-1-0'],
  },
  { purposes: window, library: 'libgtk-3.so.0', packages: ['libgtk-3-0', 'libgtk-3-0t64'] },
  { purposes: window, library: 'libnss3.so', packages: ['libnss3'] },
  { purposes: window, library: 'libasound.so.2', packages: ['libasound2', 'libasound2t64'] },
  { purposes: window, library: 'libgbm.so.1', packages: ['libgbm1'] },
  { purposes: ['package', 'test-package'], program: 'fakeroot', packages: ['fakeroot'] },
  { purposes: ['package', 'test-package'], program: 'dpkg-deb', packages: ['dpkg'] },
  { purposes: ['test-package'], program: 'lintian', packages: ['lintian'] },
  { purposes: ['test-package'], program: 'objdump', packages: ['binutils'] },
  {
    purposes: ['test-package'],
    program: 'desktop-file-validate',
    packages: ['desktop-file-utils'],
  },
  { purposes: ['test-package'], program: 'appstreamcli', packages: ['appstream'] },
  { purposes: ['test-package'], program: 'man', packages: ['man-db'] },
  { purposes: ['test', 'test-package'], program: 'gio', packages: ['libglib2.0-bin'] },
  { purposes: ['test'], file: DBUSMOCK, packages: ['python3-dbusmock'] },
  { purposes: ['test', 'test-package'], program: 'xdotool', packages: ['xdotool'] },
  { purposes: ['test-package'], program: 'xdg-mime', packages: ['xdg-utils'] },
  { purposes: alone, program: 'Xvfb', packages: ['xvfb'] },
  { purposes: ['test'], program: 'jwm', packages: ['jwm'] },
  { purposes: ['test'], program: 'weston', packages: ['weston'] },
  { purposes: ['test'], program: 'wl-paste', packages: ['wl-clipboard'] },
  { purposes: alone, program: 'dbus-daemon', packages: ['dbus-x11'] },
  { purposes: alone, program: 'dbus-send', packages: ['dbus-bin', 'dbus'] },
  { purposes: alone, program: 'gnome-keyring-daemon', packages: ['gnome-keyring'] },
  // 90 MB to download and 276 MB on the disk, installed in about 45 s: only the unit tests open spreadsheets.
  { purposes: ['spreadsheet'], program: 'soffice', packages: ['libreoffice-calc-nogui'] },
];

/** The packages (each with its other names) whose library or program is not there. */
export async function missing(purpose: Purpose): Promise<(readonly string[])[]> {
  const libraries = await sharedLibraries();
  return needs
    .filter(({ purposes }) => purposes.includes(purpose))
    .filter(
      ({ library, program, file }) =>
        (library !== undefined && !libraries.has(library)) ||
        (program !== undefined && which(program) === null) ||
        (file !== undefined && !existsSync(file)),
    )
    .map(({ packages }) => packages);
}

async function sharedLibraries(): Promise<ReadonlySet<string>> {
  const { stdout } = await capture(which('ldconfig') ?? 'ldconfig', ['-p']);
  return new Set(stdout.split('\n').map((line) => line.trim().split(' ')[0] ?? ''));
}
