/**
 * Decides what a sync must read again: pure functions, so that ten thousand histories can be tried. A config can be
 * changed without a trace in any list (domo-api 3.4); only Domo's activity log names it. Where the log cannot be relied
 * on, everything is read again.
 */
import type { FullReadingReason } from '../../contract';
import type { AuditState, DetailState } from '../store/audit-types';
import type { AuditReading, AuditRows } from './read-audit-log';

const HOUR_MS = 60 * 60 * 1000;
export const DAY_MS = 24 * HOUR_MS;
/** Each reading of the log goes back so far behind the last: rows may come late. */
export const AUDIT_OVERLAP_MS = DAY_MS;
/** Domo keeps the log for a year. Not to its last day: a calendar and a clock may differ. */
export const AUDIT_KEPT_MS = 360 * DAY_MS;
/** So much may this computer's clock be behind Domo's. */
const AUDIT_AHEAD_MS = DAY_MS;
/** Servers of one instance may differ a little. */
const CLOCK_TOLERANCE_MS = 60_000;

export interface AuditSpanAsked {
  readonly start: number;
  readonly end: number;
}

/**
 * What to ask the log for. The first time, all that it has: it says who changed each account last. Its times are Domo's,
 * and this computer's clock may differ: so it ends later than now.
 */
export function auditSpan(state: AuditState | null, now: number): AuditSpanAsked {
  const readUntil = state?.readUntil ?? null;
  const start = readUntil === null ? now - AUDIT_KEPT_MS : readUntil - AUDIT_OVERLAP_MS;
  return { start: Math.max(0, start), end: Math.max(now, readUntil ?? 0) + AUDIT_AHEAD_MS };
}

export interface ReadingQuestion {
  /** Before this sync; null: the log was never asked for. */
  readonly state: AuditState | null;
  readonly asked: AuditSpanAsked;
  readonly log: AuditReading;
  /** Id of the user who reads. */
  readonly reader: string | null;
  /** Somebody wants every account read. */
  readonly isForced: boolean;
  /** Milliseconds after which every account is read again; infinite where only lists are read. */
  readonly fullEvery: number;
}

export interface ReadingPlan {
  /** Why every account is read; null: only those are that may have changed. */
  readonly fullBecause: FullReadingReason | null;
  /** What is known of the log from now on, until every account was read. */
  readonly state: AuditState;
  /** Whether the details of all accounts count as not read from now on, or of those that the log names, or of none. */
  readonly outdated: 'all' | 'named' | 'none';
}

const NOTHING_KNOWN: AuditState = {
  readFrom: null,
  readUntil: null,
  fullAt: null,
  reader: null,
  problem: null,
};

export function planReading(question: ReadingQuestion): ReadingPlan {
  const { asked, log, reader } = question;
  const before = question.state ?? NOTHING_KNOWN;
  if (log.outcome === 'refused') {
    return {
      fullBecause: 'refused',
      state: { ...NOTHING_KNOWN, reader, problem: log.problem },
      outdated: 'none',
    };
  }
  // The log keeps the rows: the next sync asks again from where the last one was.
  if (log.outcome === 'failed') {
    const fullAt = before.reader === reader ? before.fullAt : null;
    return {
      fullBecause: 'failed',
      state: { ...before, fullAt, reader, problem: log.problem },
      outdated: 'none',
    };
  }
  const fullBecause = fullReason({ ...question, log }, before);
  return {
    fullBecause,
    state: {
      readFrom: knownFrom({ asked, log }, before),
      readUntil: log.until,
      fullAt: fullBecause === null ? before.fullAt : null,
      reader,
      problem: null,
    },
    outdated: fullBecause === null ? 'named' : 'all',
  };
}

function fullReason(
  { asked, log, reader, isForced, fullEvery }: ReadingQuestion & { readonly log: AuditRows },
  before: AuditState,
): FullReadingReason | null {
  const { readUntil, fullAt } = before;
  if (log.outcome === 'gap') return 'gap';
  if (readUntil === null || fullAt === null) return 'notYet';
  if (before.reader !== reader) return 'anotherUser';
  // Rows may be later than what was asked for, or than what was read before.
  if (log.until > asked.end || log.until < readUntil - CLOCK_TOLERANCE_MS) return 'clock';
  if (asked.start < log.until - AUDIT_KEPT_MS) return 'tooOld';
  if (isForced) return 'chosen';
  return log.until - fullAt >= fullEvery ? 'scheduled' : null;
}

/** Readings that touch are one: nothing is missing between them. Null after a gap. */
function knownFrom(
  { asked, log }: { readonly asked: AuditSpanAsked; readonly log: AuditRows },
  before: AuditState,
): number | null {
  const start = Math.max(asked.start, log.until - AUDIT_KEPT_MS);
  if (log.outcome === 'gap' || log.until > asked.end) return null;
  const touches = before.readUntil !== null && start <= before.readUntil;
  return touches ? Math.min(before.readFrom ?? start, start) : start;
}

/**
 * Whether config and access list of an account must be read. OAuth accounts always: no source says how the log names
 * them, and the ids of the two kinds overlap (domo-api 3.10).
 */
export const mustReadDetails = (
  { kind, listed, marked, isUncertain }: DetailState,
  isFull: boolean,
): boolean => isFull || kind === 'oauth' || isUncertain || marked !== listed;
