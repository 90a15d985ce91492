/** Where `npm run test:package` builds the packages that these tests look at. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../../build/lib/paths';
import { linuxProgram } from '../../../build/package/builder';
import { installedRuntime, type Runtime } from '../../../build/prepare/runtime';

/**
 * `first` is what is shipped; `again` is the app's folder of the same commit, built once more. `driven` and `higher` are
 * drivable (decision 059) and have higher versions.
 */
export const folders = {
  first: inRoot('.runtime', 'packages', 'first'),
  again: inRoot('.runtime', 'packages', 'again'),
  driven: inRoot('.runtime', 'packages', 'driven'),
  higher: inRoot('.runtime', 'packages', 'higher'),
} as const;

export type Build = keyof typeof folders;

export const appFolder = (build: Build): string => join(folders[build], 'linux-unpacked');
export const programOf = (build: Build): string => join(appFolder(build), linuxProgram);
export const asarOf = (build: Build): string => join(appFolder(build), 'resources', 'app.asar');

/** What the packages were built with. */
export function builtWith(): Runtime {
  const runtime = installedRuntime();
  if (runtime === null) throw new Error('There is no Electron here.');
  return runtime;
}

/** The Debian package of a build. */
export function debOf(build: Build): string {
  const name = readdirSync(folders[build]).find((each) => each.endsWith('.deb'));
  if (name === undefined) throw new Error(`There is no Debian package in ${folders[build]}`);
  return join(folders[build], name);
}
