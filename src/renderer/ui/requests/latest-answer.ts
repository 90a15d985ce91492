/** What a reading hook shows, and how answers change it. Pure. */
import type { Problem, Result } from '../../../contract';

export interface QueryState<T> {
  /** Identifies what is asked. */
  question: string;
  /** Null until the first answer. After a failed repetition, the last value that was read. */
  value: T | null;
  /** Why the last request failed. */
  problem: Problem | null;
  /** A request is under way. */
  busy: boolean;
  /** `value` answers the previous question. Only with `keepPrevious`. */
  isPreviousData: boolean;
}

export const askedFirst = <T>(question: string): QueryState<T> => ({
  question,
  value: null,
  problem: null,
  busy: true,
  isPreviousData: false,
});

/** The value under another question is dropped, since it does not answer it; or kept and marked. */
export function askedAnother<T>(
  before: QueryState<T>,
  question: string,
  keepPrevious: boolean,
): QueryState<T> {
  if (!keepPrevious || before.value === null) return askedFirst(question);
  return { ...askedFirst(question), value: before.value, isPreviousData: true };
}

/** A failure keeps the value only when that value answers the same question. */
export function answered<T>(before: QueryState<T>, result: Result<T>): QueryState<T> {
  const { question } = before;
  const settled = { question, busy: false, isPreviousData: false };
  if (result.ok) return { ...settled, value: result.value, problem: null };
  return {
    ...settled,
    value: before.isPreviousData ? null : before.value,
    problem: result.problem,
  };
}

/** Sends requests of which only the latest counts: each request cancels the one before and drops its answer. */
export class LatestAnswer<T> {
  private request = new AbortController();

  ask(run: (signal: AbortSignal) => Promise<T>, onAnswer: (answer: T) => void): void {
    this.drop();
    const { signal } = (this.request = new AbortController());
    void run(signal).then((answer) => {
      if (!signal.aborted) onAnswer(answer);
    });
  }

  /** Cancels the current request; its answer no longer arrives. */
  drop(): void {
    this.request.abort();
  }
}
