/** From a database error to a Problem. */
import { problem, ProblemError, type Problem } from '../../contract';

export const sqliteCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** The file is not a store, or not with this key. */
export const isDamage = (error: unknown): boolean =>
  /^SQLITE_(?:NOTADB|CORRUPT)/.test(sqliteCode(error));

export function storeProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const code = sqliteCode(error);
  if (isDamage(error)) {
    return problem('storeDamaged', 'The store is damaged.', {
      next: 'Restart Latchkey: a file that cannot be read is set aside, and a new one is filled by a sync.',
    });
  }
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') {
    return problem('diskFull', 'The disk is full: what was read last could not be kept.');
  }
  if (code === '') {
    return problem('unexpected', `The store failed (${error instanceof Error ? error.name : ''}).`);
  }
  return problem('storeUnavailable', `The store cannot be used (${code}).`);
}
