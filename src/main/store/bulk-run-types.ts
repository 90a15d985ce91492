/** Plans of bulk changes, and what became of each write. */
import type { BulkItemState, BulkRun, BulkSummary, DomoId, Problem } from '../../contract';

export interface BulkItemEnd {
  /** `waiting`: it was claimed, and certainly nothing was sent. */
  readonly state: Exclude<BulkItemState, 'sending' | 'nothing'>;
  readonly problem: Problem | null;
  /** What the run found. Left out: nothing. */
  readonly runNotes?: readonly string[];
  /** Id of the account that was created. */
  readonly created?: DomoId;
}

export interface BulkRunMethods {
  /** Also removes plans and runs that were made before `keepFrom`, and of which none is running. */
  addBulkRun(run: BulkRun, keepFrom: number): Promise<void>;
  /** Writes of a program that is gone are `unknown`. Null when there is no such run. */
  getBulkRun(id: string): Promise<BulkRun | null>;
  /** The newest first. */
  listBulkRuns(): Promise<readonly BulkSummary[]>;
  /**
   * `items`: how many of it were read. Fails with `notFound`, with `storeDamaged` where that is not all, or with
   * `changedSinceRead` while a program runs it.
   */
  beginBulkRun(id: string, startedAt: number, items: number): Promise<void>;
  endBulkRun(id: string, endedAt: number): Promise<void>;
  /** Before the write is sent. False when it does not wait any more: it must not be made. */
  claimBulkItem(id: string, position: number, at: number): Promise<boolean>;
  endBulkItem(id: string, position: number, end: BulkItemEnd): Promise<void>;
  /** Fails with `notFound`, or with `changedSinceRead` while a program runs it. */
  removeBulkRun(id: string): Promise<void>;
}
