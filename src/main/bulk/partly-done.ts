/** What became of an item with several writes, of which a later one failed. */
import type { Problem, Result } from '../../contract';
import type { BulkAnswer } from './bulk-flow';

/** What the earlier writes left, such as the account that was created. */
type Made = Pick<Extract<BulkAnswer, { problem: unknown }>, 'created' | 'runNotes'>;

/**
 * An earlier write was made: neither "refused" nor "cancelled" may hide that. `done` says so, and what was not made. A
 * later write that may have been made is still unknown, and keeps its own next step.
 */
export function partlyDone(
  problem: Problem,
  done: string,
  next: string,
  made: Made = {},
): Result<BulkAnswer> {
  const isUnknown = problem.code === 'outcomeUnknown' || problem.code === 'unexpected';
  const said = { ...problem, message: `${done}: ${problem.message}` };
  return {
    ok: true,
    value: {
      end: isUnknown ? 'unknown' : 'partly',
      problem: isUnknown ? said : { ...said, next },
      ...made,
    },
  };
}
