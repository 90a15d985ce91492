/**
 * Packages that tests can drive (decision 059). A shipped package refuses every switch that opens its window to other
 * programs, so `npm run test:package` also builds packages that accept them. They are never shipped.
 */
import { readEnv } from '../lib/environment';
import { Stop } from '../lib/say';

export const DRIVABLE_VARIABLE = 'LATCHKEY_PACKAGE_DRIVABLE';

export const isDrivable = (env: NodeJS.ProcessEnv = process.env): boolean =>
  readEnv(DRIVABLE_VARIABLE, env) === '1';

/** Raises Stop for a release that would be drivable. */
export function refuseDrivableRelease(env: NodeJS.ProcessEnv = process.env): void {
  if (!isDrivable(env)) return;
  throw new Stop(`A package that is released must not be drivable: unset ${DRIVABLE_VARIABLE}.`);
}

/** What a drivable package prints when it starts. In the code of no other. */
export const DRIVABLE_MARK = 'latchkey:drivable';
