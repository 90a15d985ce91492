/** How long a person waits after wrong passphrases. */
import type { LockFile } from './lock-file';

/** Wrong attempts that cost no wait. After them the wait doubles, up to the longest. */
const FREE_ATTEMPTS = 5;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** Milliseconds. A failure in the future is one whose clock was wrong: the wait starts now. */
export function waitAfterFailures(
  { failures, lastFailureAt }: Pick<LockFile, 'failures' | 'lastFailureAt'>,
  now: number,
): number {
  if (failures < FREE_ATTEMPTS) return 0;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_ATTEMPTS), LONGEST_WAIT_MS);
  return Math.max(0, Math.min(wait, lastFailureAt + wait - now));
}
