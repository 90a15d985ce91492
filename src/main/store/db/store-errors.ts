/** From a database error to a Problem. */
import { dirname } from 'node:path';
import { fail, createProblem, ProblemError, type Problem } from '../../../contract';

export const sqliteErrorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** The file is not a store, or not with this key. */
export const isDamageError = (error: unknown): boolean =>
  /^SQLITE_(?:NOTADB|CORRUPT)/.test(sqliteErrorCode(error));

export function toStoreProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const code = sqliteErrorCode(error);
  if (isDamageError(error)) {
    return createProblem('storeDamaged', 'The store is damaged.', {
      next: 'Restart Latchkey: a file that cannot be read is set aside, and a new one is filled by a sync.',
    });
  }
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') {
    return createProblem('diskFull', 'The disk is full: what was read last could not be kept.');
  }
  if (code === '') {
    return createProblem(
      'unexpected',
      `The store failed (${error instanceof Error ? error.name : ''}).`,
    );
  }
  return createProblem('storeUnavailable', `The store cannot be used (${code}).`);
}

/** libsql gives no code to a file that it may not open or make. Fails with `storeUnavailable` for one. */
export function openOrFail<T>(file: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (sqliteErrorCode(error) !== '') throw error;
    return fail('storeUnavailable', `The store in ${dirname(file)} cannot be opened.`, {
      next: 'See that you may write to this folder, then start Latchkey again.',
    });
  }
}
