/** What a reading hook shows, and how answers change it. Pure. */
import type { Problem, Result } from '../../../contract';
import { InTurn } from '../../state/in-turn';

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

type Request<T> = (signal: AbortSignal) => Promise<T>;

/** Sends requests of which only the latest counts: each request cancels the one before and drops its answer. */
export class LatestAnswer<T> {
  private request = new AbortController();
  private readonly turns = new InTurn();

  ask(run: Request<T>, onAnswer: (answer: T) => void): void {
    void this.begin(run, onAnswer)();
  }

  /** For what is typed: sent when the request before has been answered, unless another one has come by then. */
  askInTurn(run: Request<T>, onAnswer: (answer: T) => void): void {
    void this.turns.run(this.begin(run, onAnswer));
  }

  private begin(run: Request<T>, onAnswer: (answer: T) => void): () => Promise<void> {
    this.drop();
    const { signal } = (this.request = new AbortController());
    const isWanted = (): boolean => !signal.aborted;
    return async () => {
      if (!isWanted()) return;
      const answer = await run(signal);
      if (isWanted()) onAnswer(answer);
    };
  }

  /** Cancels the current request; its answer no longer arrives. */
  drop(): void {
    this.request.abort();
  }
}
