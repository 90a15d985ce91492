/** What a sync could not read of an instance: the first are listed, and all are counted. */
import {
  type AccountKind,
  type Problem,
  type UnreadItem,
  createProblem,
  type SkippedRow,
  type Progress,
} from '../../contract';
import type { SkippedRows } from '../domo';
import type { AccountSearch } from './read-account-search';

/** More items would make the answer large and help nobody. */
const MAX_LISTED = 1000;

export class UnreadList {
  private readonly first: UnreadItem[] = [];
  private all = 0;

  get listed(): UnreadItem[] {
    return this.first;
  }

  get count(): number {
    return this.all;
  }

  add(unread: UnreadItem): void {
    this.all += 1;
    if (this.first.length < MAX_LISTED) this.first.push(unread);
  }

  /** Adds skipped rows of a list; `kind` null: the list of providers. */
  addSetAside(kind: AccountKind | null, { setAside, setAsideCount }: SkippedRows): void {
    for (const row of setAside) {
      this.add({ kind, id: row.id, what: 'row', problem: setAsideRowProblem(row) });
    }
    this.all += setAsideCount - setAside.length;
  }

  /** Adds what the search lacks: rows that could not be parsed, and why it ended early. */
  addSearch({ setAside, setAsideCount, problem }: AccountSearch): void {
    if (problem) this.add({ kind: 'account', id: null, what: 'search', problem });
    for (const row of setAside) {
      const why = setAsideRowProblem(row);
      this.add({ kind: 'account', id: row.id, what: 'search', problem: why });
    }
    this.all += setAsideCount - setAside.length;
  }

  /** Why a list of accounts was not read; null when there is no such entry. */
  accountListProblem(): Problem | null {
    return this.first.find(({ what }) => what === 'accounts')?.problem ?? null;
  }
}

/** Problems for rows that could not be parsed. */

/** The Problem of one row. */
export const setAsideRowProblem = ({ position, reason }: SkippedRow): Problem =>
  createProblem('badResponse', `Row ${position + 1} was set aside: ${reason}.`);

/** One Problem for the rows of a list that is shown without them; null when there are none. */
export function setAsideRowsProblem({
  setAside: [first],
  setAsideCount,
}: SkippedRows): Problem | null {
  if (first === undefined) return null;
  if (setAsideCount === 1) return setAsideRowProblem(first);
  return createProblem(
    'badResponse',
    `${setAsideCount} rows were set aside; the first, row ${first.position + 1}: ${first.reason}.`,
  );
}

/** Accounts that were begun are in the list of unread parts, so only the others are counted here. */
export const withRestUnread = (reason: Problem, left: number, all: number): Problem => ({
  ...reason,
  message: `${reason.message} Of ${all} accounts, config and access list of ${left} were not asked for any more.`,
});

/** Whoever started a sync. */
export interface SyncContext {
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
  /** Called when the sync of one instance has ended; others may still run. */
  onProfileEnd?(profileId: string): void;
}

/** Progress of the sync of one instance, as an event. */
export const toSyncProgress = (
  profileId: string,
  phase: Progress['phase'],
  done: number,
  total: number | null,
): Progress => ({ profileId, phase, done, total, waitingUntil: null });
