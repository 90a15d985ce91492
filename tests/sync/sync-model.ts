/** A sync without a store or network: the decision of the real one, and marks in a map. */
import {
  mustReadDetails,
  planReading,
  DAY_MS,
  type AuditSpanAsked,
} from '../../src/main/sync/delta-decision';
import type { AuditReading } from '../../src/main/sync/read-audit-log';
import type { AuditState } from '../../src/main/store/audit-types';

interface Versions {
  readonly listed: number;
  readonly hidden: number;
}

export interface ModelWish {
  readonly depth: 'list' | 'full';
  readonly verifyDays: number;
  readonly everything: boolean;
  readonly reader: string;
  readonly now: number;
  readonly asked: AuditSpanAsked;
  readonly log: AuditReading;
  readonly cancelledAfter: number;
  /** The position of an account of which a part cannot be read. */
  readonly failing: number;
}

export interface SyncEnd {
  /** Null: only lists were read. */
  readonly mode: 'full' | 'delta' | null;
  /** A full sync that was not cancelled. */
  readonly isComplete: boolean;
  /** Id of the account of which a part could not be read. */
  readonly failed: number | null;
}

interface KeptAccount {
  listed: number;
  hidden: number | null;
  /** Who read what is hidden: another user may see other values. */
  reader: string | null;
  marked: string | null;
  isUncertain: boolean;
}

export class SyncModel {
  readonly kept = new Map<number, KeptAccount>();
  state: AuditState | null = null;

  sync(accounts: ReadonlyMap<number, Versions>, wish: ModelWish): SyncEnd {
    const plan = planReading({
      state: this.state,
      asked: wish.asked,
      log: wish.log,
      reader: wish.reader,
      isForced: wish.everything,
      fullEvery: wish.depth === 'full' ? wish.verifyDays * DAY_MS : Infinity,
    });
    this.state = plan.state;
    this.readList(accounts);
    const named = 'changes' in wish.log ? wish.log.changes.map(({ id }) => id) : [];
    for (const [id, kept] of this.kept)
      if (plan.outdated === 'all' || (plan.outdated === 'named' && named.includes(id)))
        kept.marked = null;
    if (wish.depth === 'list') return { mode: null, isComplete: false, failed: null };
    const isFull = plan.fullBecause !== null;
    const failed = [...accounts.keys()][wish.failing] ?? null;
    const isComplete = this.readDetails(accounts, {
      isFull,
      failed,
      most: wish.cancelledAfter,
      reader: wish.reader,
    });
    if (isComplete && isFull && this.state.readUntil !== null)
      this.state = { ...this.state, fullAt: 'until' in wish.log ? wish.log.until : wish.now };
    return { mode: isFull ? 'full' : 'delta', isComplete, failed };
  }

  private readList(accounts: ReadonlyMap<number, Versions>): void {
    for (const id of this.kept.keys()) if (!accounts.has(id)) this.kept.delete(id);
    for (const [id, { listed }] of accounts) {
      const known = this.kept.get(id);
      if (known) known.listed = listed;
      else
        this.kept.set(id, { listed, hidden: null, reader: null, marked: null, isUncertain: true });
    }
  }

  private readDetails(
    accounts: ReadonlyMap<number, Versions>,
    how: { isFull: boolean; failed: number | null; most: number; reader: string },
  ): boolean {
    let read = 0;
    for (const [id, kept] of this.kept) {
      const { marked, isUncertain } = kept;
      const listed = String(kept.listed);
      const detail = {
        kind: 'account',
        id,
        dataProviderType: '',
        listed,
        marked,
        isUncertain,
      } as const;
      if (!mustReadDetails(detail, how.isFull)) continue;
      if (read === how.most) return false;
      read += 1;
      kept.isUncertain = id === how.failed;
      if (id === how.failed) continue;
      kept.hidden = accounts.get(id)?.hidden ?? null;
      kept.reader = how.reader;
      if (this.state?.readUntil !== null) kept.marked = listed;
    }
    return true;
  }
}
