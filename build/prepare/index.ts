/** Finds what this machine lacks and installs it; quick when there is nothing to do. */
import { say, Stop } from '../lib/say';
import { installCommand, installPackages } from './apt';
import { missing, type Purpose } from './needs';
import { ensureOfficial, ensureRuntime, type Runtime } from './runtime';

export type { Purpose } from './needs';
export type { Runtime } from './runtime';

/**
 * System packages for a purpose. Does nothing on macOS and Windows. Raises Stop with the one command to run
 * when something is still not there afterwards: what comes next would only fail in a way that names it less well.
 */
export async function preparePackages(
  purpose: Purpose,
  platform: NodeJS.Platform = process.platform,
): Promise<void> {
  if (platform !== 'linux') return;
  const lacking = await missing(purpose);
  if (lacking.length === 0) return;
  say(`This machine lacks: ${lacking.map(([name]) => name).join(' ')}`);
  await installPackages(lacking);
  const still = await missing(purpose);
  if (still.length === 0) return;
  throw new Stop(
    `What these packages bring was still not found. Run this, look at what it says, then try again:\n\n  ${await installCommand(still)}\n`,
  );
}

/** What the tests of exports open files with. They are skipped without it, so where it cannot be installed is no failure. */
export async function prepareSpreadsheet(platform?: NodeJS.Platform): Promise<void> {
  try {
    await preparePackages('spreadsheet', platform);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(`No export is opened by LibreOffice here. ${error.message}`);
  }
}

/** System packages and the Electron runtime. Raises Stop with what to do when that is impossible. */
export async function prepare(purpose: Exclude<Purpose, 'cli' | 'spreadsheet'>): Promise<Runtime> {
  await preparePackages(purpose);
  return ensureRuntime();
}

/** The same for a package that is released: the official runtime and no other. */
export async function prepareOfficial(): Promise<Runtime> {
  await preparePackages('package');
  return ensureOfficial();
}
