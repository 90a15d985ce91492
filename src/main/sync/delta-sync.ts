/** Reads the activity log of one instance, and tells which details a sync must read again. One object per sync. */
import type { DetailReading, FullReadingReason, SyncDepth } from '../../contract';
import type { DetailMark, DetailState } from '../store/audit-types';
import type { StoredProfile } from '../store/store-types';
import type { Workspace } from '../workspace';
import {
  auditSpan,
  DAY_MS,
  mustReadDetails,
  planReading,
  type ReadingPlan,
} from './delta-decision';
import { readAuditLog, type LoggedChange } from './read-audit-log';

/** What a sync is asked to read. */
export interface SyncWish {
  readonly depth: SyncDepth;
  /** Also details that did not change. */
  readonly everything: boolean;
}

/** Marks are saved together: each transaction of its own waits for the disk. */
const MARKS_AT_ONCE = 200;

export class DeltaSync {
  private plan: ReadingPlan | null = null;
  /** Of the store, for the marks of this sync. */
  private reading = 0;
  private marks: DetailMark[] = [];
  /** By Domo's clock, if the log was read. */
  private logReadAt: number;
  /** Accounts that the log names since it was last read. */
  private named: ReadonlySet<LoggedChange['id']> = new Set();
  private accounts = 0;
  private read = 0;

  constructor(
    private readonly workspace: Workspace,
    private readonly profile: StoredProfile,
    private readonly wish: SyncWish,
    private readonly startedAt: number,
  ) {
    this.logReadAt = startedAt;
  }

  /** Before any detail is read: what changes after the log was read is in the next reading of it. Fails as the store does. */
  async readLog(signal: AbortSignal): Promise<void> {
    const { id, user } = this.profile;
    const store = await this.workspace.store();
    const client = await this.workspace.client(id);
    const state = await store.auditStateOf(id);
    const asked = auditSpan(state, this.startedAt);
    const log = await readAuditLog(
      {
        readPage: (offset) => client.readAudit(asked, offset, { signal }),
        count: () => client.countAudit(asked, { signal }),
      },
      this.startedAt,
      signal,
    );
    const { verifyDays } = await store.getSettings();
    const plan = planReading({
      state,
      asked,
      log,
      reader: user === null ? null : String(user.id),
      isForced: this.wish.everything,
      fullEvery: this.wish.depth === 'full' ? verifyDays * DAY_MS : Infinity,
    });
    const changes = 'changes' in log ? log.changes : [];
    this.reading = await store.saveAudit(id, {
      state: plan.state,
      changes: newestPerAccount(changes),
      outdated:
        plan.outdated === 'named'
          ? changes.map((change) => change.id)
          : plan.outdated === 'all'
            ? 'all'
            : [],
    });
    this.plan = plan;
    this.named = new Set(changes.map((change) => change.id));
    if ('until' in log) this.logReadAt = log.until;
  }

  /** The accounts whose details must be read. All of them when the log was not read. */
  async accountsToRead(): Promise<DetailState[]> {
    const store = await this.workspace.store();
    const isFull = this.isFull();
    const due: DetailState[] = [];
    for (let from: number | null = 0; from !== null;) {
      const part = await store.listDetailStates(this.profile.id, from);
      this.accounts += part.states.length;
      due.push(...part.states.filter((state) => mustReadDetails(state, isFull)));
      from = part.next;
    }
    return due;
  }

  /** Config and access list of an account were read as they are listed now. */
  async markRead({ kind, id, listed }: DetailMark): Promise<void> {
    this.read += 1;
    if (!this.isFollowing()) return;
    this.marks.push({ kind, id, listed });
    if (this.marks.length >= MARKS_AT_ONCE) await this.saveMarks();
  }

  /** `isComplete`: every account that had to be read was asked for. */
  async end(isComplete: boolean): Promise<void> {
    if (!this.isFollowing()) return;
    await this.saveMarks();
    if (!isComplete || this.plan?.fullBecause === null) return;
    const store = await this.workspace.store();
    await store.saveFullReading(this.profile.id, this.logReadAt, this.reading);
  }

  /** Of plain accounts: the log names no others. */
  isNamed({ kind, id }: Pick<DetailState, 'kind' | 'id'>): boolean {
    return kind === 'account' && this.named.has(id);
  }

  toResult(): DetailReading | null {
    if (this.wish.depth !== 'full') return null;
    const why = this.why();
    const mode = why === null ? 'delta' : 'full';
    return { mode, why, read: this.read, accounts: this.accounts };
  }

  isFull(): boolean {
    return this.why() !== null;
  }

  /** Null: only what may have changed is read. */
  private why(): FullReadingReason | null {
    return this.plan ? this.plan.fullBecause : 'failed';
  }

  /** Without the log, a mark would say nothing. */
  private isFollowing(): boolean {
    return this.plan !== null && this.plan.state.readUntil !== null;
  }

  private async saveMarks(): Promise<void> {
    const marks = this.marks;
    this.marks = [];
    if (marks.length === 0) return;
    const store = await this.workspace.store();
    await store.saveDetailMarks(this.profile.id, marks, this.reading);
  }
}

/** A year may have many changes of one account. */
function newestPerAccount(changes: readonly LoggedChange[]): LoggedChange[] {
  const newest = new Map<LoggedChange['id'], LoggedChange>();
  for (const change of changes) {
    const known = newest.get(change.id);
    if (!known || (change.at ?? 0) > (known.at ?? 0)) newest.set(change.id, change);
  }
  return [...newest.values()];
}

/** Reading the log never ends a sync: without it, everything is read. */
export async function readLogQuietly(delta: DeltaSync, signal: AbortSignal): Promise<void> {
  try {
    await delta.readLog(signal);
  } catch {
    // Cancelled, or the store failed: what is read and saved next says so.
  }
}
