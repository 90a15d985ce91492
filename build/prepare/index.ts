/** Finds what this machine lacks and installs it; quick when there is nothing to do. */
import { say } from '../lib/say';
import { installPackages } from './apt';
import { missing, type Purpose } from './needs';
import { ensureRuntime, type Runtime } from './runtime';

export type { Purpose } from './needs';
export type { Runtime } from './runtime';

/** System packages for a purpose. Does nothing on macOS and Windows. */
export async function preparePackages(purpose: Purpose): Promise<void> {
  if (process.platform !== 'linux') return;
  const lacking = await missing(purpose);
  if (lacking.length === 0) return;
  say(`This machine lacks: ${lacking.map(([name]) => name).join(' ')}`);
  await installPackages(lacking);
  const still = await missing(purpose);
  if (still.length > 0) say(`Still not found: ${still.map(([name]) => name).join(' ')}`);
}

/** System packages and the Electron runtime. Raises Stop with what to do when that is impossible. */
export async function prepare(purpose: Exclude<Purpose, 'cli'>): Promise<Runtime> {
  await preparePackages(purpose);
  return ensureRuntime();
}
