/** One comparison of instances: collects rows and lets callers wait for them. */
import {
  toProblem,
  ProblemError,
  type InstanceAge,
  type InstanceRow,
  type GuessRequest,
  type InstancesSummary,
  type MatchGuess,
} from '../../../contract';
import {
  TimeSlicer,
  compareInstances,
  createRowExpander,
  guessMatchWords,
  type SparseRow,
  type InstancesInput,
} from '../engine';

export class RunningComparison {
  private readonly rows: SparseRow[] = [];
  /** Null until the comparison has ended. */
  summary: InstancesSummary | null = null;
  /** Null until it is made, or if none is asked for. Made before the first row. */
  guess: MatchGuess | null = null;
  /** A caller received rows and may ask for more. */
  answered = false;
  waiterCount = 0;
  private readonly expandRows: (rows: readonly SparseRow[]) => InstanceRow[];
  private failure: ProblemError | null = null;
  private readonly abortController = new AbortController();
  private readonly wakers = new Set<() => void>();

  constructor(
    input: InstancesInput,
    readonly ages: readonly InstanceAge[],
    private readonly asked: GuessRequest | null,
    /** What was guessed before for the same question. */
    guess: MatchGuess | null,
  ) {
    this.guess = guess;
    this.expandRows = createRowExpander(input.instances);
    void this.run(input);
  }

  /** Number of rows so far. */
  get rowCount(): number {
    return this.rows.length;
  }

  page(offset: number, count: number): InstanceRow[] {
    return this.expandRows(this.rows.slice(offset, offset + count));
  }

  get ended(): boolean {
    return this.summary !== null || this.failure !== null;
  }

  /** Resolves when so many rows exist or the comparison has ended; null waits for the end. Fails with `cancelled`. */
  async waitForRows(rows: number | null, signal: AbortSignal): Promise<void> {
    const hasEnough = (): boolean => this.ended || (rows !== null && this.rows.length >= rows);
    this.waiterCount++;
    try {
      while (!hasEnough() && !signal.aborted) await this.nextRows(signal);
    } finally {
      this.waiterCount--;
    }
    signal.throwIfAborted();
    if (this.failure) throw this.failure;
  }

  cancel(): void {
    this.abortController.abort();
  }

  private async run(input: InstancesInput): Promise<void> {
    try {
      const { signal } = this.abortController;
      const pieces = compareInstances(await this.withGuess(input, signal), { signal });
      for (;;) {
        const piece = await pieces.next();
        if (piece.done === true) this.summary = piece.value;
        else this.rows.push(...piece.value);
        this.wakeAll();
        if (piece.done === true) return;
      }
    } catch (error) {
      this.failure = new ProblemError(toProblem(error));
      this.wakeAll();
    }
  }

  private async withGuess(input: InstancesInput, signal: AbortSignal): Promise<InstancesInput> {
    if (this.asked === null) return input;
    const { instances, rule } = input;
    this.guess ??= await guessMatchWords(instances, rule, this.asked, new TimeSlicer(signal));
    const on = this.guess?.words.filter((word) => word.on) ?? [];
    return { ...input, guessed: on.map(({ word }) => word) };
  }

  private nextRows(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.wakers.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.wakers.add(done);
      signal.addEventListener('abort', done);
    });
  }

  private wakeAll(): void {
    for (const done of Array.from(this.wakers)) done();
  }
}
