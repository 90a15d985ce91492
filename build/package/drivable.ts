/**
 * Packages that tests can drive (decision 059). A shipped package refuses every switch that opens its window to other
 * programs, so `npm run test:package` also builds packages that accept them. They are never shipped.
 */
import { readEnv } from '../lib/environment';

export const DRIVABLE_VARIABLE = 'LATCHKEY_PACKAGE_DRIVABLE';

export const isDrivable = (env: NodeJS.ProcessEnv = process.env): boolean =>
  readEnv(DRIVABLE_VARIABLE, env) === '1';

/** What a drivable package prints when it starts. In the code of no other. */
export const DRIVABLE_MARK = 'latchkey:drivable';
