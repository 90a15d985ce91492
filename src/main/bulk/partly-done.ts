/** What became of an item with several writes, of which a later one failed. */
import type { Problem, Result } from '../../contract';
import type { BulkAnswer } from './bulk-flow';

/** An earlier write was made: neither "refused" nor "cancelled" may hide that. `done` says so, and what was not made. */
export function partlyDone(problem: Problem, done: string, next: string): Result<BulkAnswer> {
  if (problem.code === 'outcomeUnknown' || problem.code === 'unexpected') {
    return { ok: false, problem };
  }
  const message = `${done}: ${problem.message}`;
  return { ok: false, problem: { ...problem, code: 'shareFailed', message, next } };
}
