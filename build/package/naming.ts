/** Names and versions of packages. Both show that a package contains the evaluation runtime. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { version } from '../../package.json';
import { inRoot } from '../lib/paths';
import type { Runtime } from '../prepare';

export interface PackageNaming {
  readonly evaluation: boolean;
  readonly productName: string;
  /** Version of the app. */
  readonly version: string;
  /** Sorts an evaluation build before the release of the same number, so that the release replaces it. */
  readonly debianVersion: string;
  /** WM_CLASS of the windows: the name of the desktop entry, or with an older Electron the name of the app. */
  readonly windowClass: string;
}

/** The name by which desktops connect menu entry, windows and progress. */
export const desktopName = 'latchkey';
export const desktopEntry = `${desktopName}.desktop`;

/** `LATCHKEY_PACKAGE_VERSION` gives the same commit another version, to test upgrades. */
export function packageNaming({ evaluation }: Pick<Runtime, 'evaluation'>): PackageNaming {
  const number = process.env['LATCHKEY_PACKAGE_VERSION'] ?? version;
  if (!evaluation) {
    return {
      evaluation,
      productName: 'Latchkey',
      version: number,
      debianVersion: number,
      windowClass: desktopName,
    };
  }
  const productName = 'Latchkey Evaluation';
  return {
    evaluation,
    productName,
    version: `${number}-evaluation`,
    debianVersion: `${number}~evaluation`,
    windowClass: productName,
  };
}

/** The version of the Electron in a folder. */
export const electronVersionIn = (folder: string): string =>
  readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');

/** The version of a runtime. The official runtime has the version of its npm package. */
export function electronVersionOf({ program, evaluation }: Runtime): string {
  if (evaluation) return electronVersionIn(dirname(program));
  const text = readFileSync(inRoot('node_modules', 'electron', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
