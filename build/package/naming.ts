/** What a package is called. One on the evaluation runtime says so in its name and version. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { version } from '../../package.json';
import { inRoot } from '../lib/paths';
import type { Runtime } from '../prepare';

export interface PackageNaming {
  readonly evaluation: boolean;
  readonly productName: string;
  /** Of the app, as it tells it. */
  readonly version: string;
  /** Older than the release of the same number, so that this replaces it. */
  readonly debianVersion: string;
  /** WM_CLASS of its windows: the name of the desktop entry; older Electrons take that of the app. */
  readonly windowClass: string;
}

/** What desktops know the program by: its file in the menu, its windows and their progress. */
export const desktopName = 'latchkey';
export const desktopEntry = `${desktopName}.desktop`;

/** `LATCHKEY_PACKAGE_VERSION` makes another version of the same commit: upgrades are tested with it. */
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

/** The version of a runtime. The official one lies elsewhere on each system, and has its package's version. */
export function electronVersionOf({ program, evaluation }: Runtime): string {
  if (evaluation) return electronVersionIn(dirname(program));
  const text = readFileSync(inRoot('node_modules', 'electron', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
