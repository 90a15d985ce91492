/** What wrong passphrases leave in the lock's file, and how long a person waits after them. */
import { fail } from '../../contract';
import { keyIdOf, type LockFile } from './lock-file';

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

/** Fails with `wrongPassphrase` while nobody may guess, rightly or not. */
export function requireNoWait(file: LockFile, now: number): void {
  const wait = waitAfterFailures(file, now);
  if (wait === 0) return;
  fail('wrongPassphrase', 'There were too many wrong attempts.', {
    next: `Wait ${Math.ceil(wait / 1000)} s, then try again.`,
  });
}

/** Whether a right guess leaves the file as it is. */
export const isCalm = ({ failures, keyId }: LockFile): boolean =>
  failures === 0 && keyId !== undefined;

export const afterRightGuess = (key: Buffer): Partial<LockFile> => ({
  failures: 0,
  lastFailureAt: 0,
  keyId: keyIdOf(key),
});

export const afterWrongGuess = ({ failures }: LockFile, now: number): Partial<LockFile> => ({
  failures: failures + 1,
  lastFailureAt: now,
});
