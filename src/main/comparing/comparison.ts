/** One comparison, kept for paging: its rows as they come, and who waits for them. */
import {
  problemOf,
  ProblemError,
  type InstanceAge,
  type InstanceRow,
  type InstancesSummary,
} from '../../contract';
import { compareInstances, wholeRows, type FoundRow, type InstancesInput } from '../comparison';

export class Comparison {
  private readonly rows: FoundRow[] = [];
  /** Null while it runs. */
  summary: InstancesSummary | null = null;
  /** Somebody got rows of it, and may come back for others. */
  answered = false;
  waiting = 0;
  private readonly whole: (rows: readonly FoundRow[]) => InstanceRow[];
  private failure: ProblemError | null = null;
  private readonly cancel = new AbortController();
  private readonly wake = new Set<() => void>();

  constructor(
    input: InstancesInput,
    readonly ages: readonly InstanceAge[],
  ) {
    this.whole = wholeRows(input.instances);
    void this.run(input);
  }

  /** Rows that are there by now. */
  get total(): number {
    return this.rows.length;
  }

  page(offset: number, count: number): InstanceRow[] {
    return this.whole(this.rows.slice(offset, offset + count));
  }

  get ended(): boolean {
    return this.summary !== null || this.failure !== null;
  }

  /** Resolves when so many rows are there, or all there are; null: all. Fails with `cancelled`. */
  async has(rows: number | null, signal: AbortSignal): Promise<void> {
    const enough = (): boolean => this.ended || (rows !== null && this.rows.length >= rows);
    this.waiting++;
    try {
      while (!enough() && !signal.aborted) await this.next(signal);
    } finally {
      this.waiting--;
    }
    signal.throwIfAborted();
    if (this.failure) throw this.failure;
  }

  end(): void {
    this.cancel.abort();
  }

  private async run(input: InstancesInput): Promise<void> {
    try {
      const pieces = compareInstances(input, { signal: this.cancel.signal });
      for (;;) {
        const piece = await pieces.next();
        if (piece.done === true) this.summary = piece.value;
        else this.rows.push(...piece.value);
        this.wakeAll();
        if (piece.done === true) return;
      }
    } catch (error) {
      this.failure = new ProblemError(problemOf(error));
      this.wakeAll();
    }
  }

  private next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.wake.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.wake.add(done);
      signal.addEventListener('abort', done);
    });
  }

  private wakeAll(): void {
    for (const done of [...this.wake]) done();
  }
}
