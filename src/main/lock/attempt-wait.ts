/** What wrong passphrases leave in the lock's file, and how long a person waits after them. */
import { fail } from '../../contract';
import { keyIdOf, macOf, type LockFile } from './lock-file';

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
export const isCalm = ({ failures, keyId, mac }: LockFile): boolean =>
  failures === 0 && keyId !== undefined && mac !== undefined;

export const afterRightGuess = (key: Buffer, file: LockFile): Partial<LockFile> => ({
  failures: 0,
  lastFailureAt: 0,
  keyId: keyIdOf(key),
  mac: macOf(key, file),
});

type Failures = Pick<LockFile, 'failures' | 'lastFailureAt'>;

export const NO_FAILURES: Failures = { failures: 0, lastFailureAt: 0 };

/** Whoever puts another file there, or an earlier one, gets no more attempts from it. */
export const withMoreFailures = (file: LockFile, known: Failures): LockFile =>
  known.failures > file.failures
    ? { ...file, failures: known.failures, lastFailureAt: known.lastFailureAt }
    : file;

export const afterWrongGuess = ({ failures }: LockFile, now: number): Partial<LockFile> => ({
  failures: failures + 1,
  lastFailureAt: now,
});
