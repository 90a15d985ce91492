/** Sends a write once; when nobody knows how it went, looks at Domo and says what is seen. */
import { problemOf, ProblemError } from '../../contract';

const LOOKED = 'Decide by what Domo shows now whether to do it again.';

/**
 * `look` answers a sentence. It gets a signal of its own: the truth is wanted even by who cancelled. `wrote` is told
 * that the write is over, with its answer or null; it may have changed something either way.
 */
export async function sendOnce<T>(
  send: () => Promise<T>,
  look: (signal: AbortSignal) => Promise<string>,
  wrote: (answer: T | null) => void,
): Promise<T> {
  try {
    const answer = await send();
    wrote(answer);
    return answer;
  } catch (error) {
    wrote(null);
    const unknown = problemOf(error);
    if (unknown.code !== 'outcomeUnknown') throw error;
    const seen = await look(new AbortController().signal).catch(
      (failure: unknown) => `What Domo shows now could not be read: ${problemOf(failure).message}`,
    );
    throw new ProblemError({
      ...unknown,
      message: `${unknown.message} ${seen}`,
      next: `${LOOKED} Latchkey does not repeat it by itself.`,
    });
  }
}
