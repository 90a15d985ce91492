/**
 * Ten thousand invented histories of one instance, against the decision of what to read again. After each full sync no
 * account is older than Domo, except for changes that Domo's log did not show yet.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProblem } from '../../src/contract';
import { auditSpan, AUDIT_OVERLAP_MS, DAY_MS } from '../../src/main/sync/delta-decision';
import type { AuditReading } from '../../src/main/sync/read-audit-log';
import { SyncModel, type SyncEnd } from './sync-model';

const HOUR_MS = 3_600_000;
const ACCOUNTS = 5;

interface ModelRow {
  readonly id: number;
  readonly at: number;
  readonly visibleAt: number;
}

/** What Domo has of an account: `listed` is in the list, `hidden` in config and access list alone. */
interface ModelAccount {
  listed: number;
  hidden: number;
  /** Until when the log may be silent about the newest hidden change. */
  silentUntil: number;
}

/** The log can be read whole, has lost rows and says so by its count, is refused, or fails. */
type LogMode = 'whole' | 'gap' | 'refused' | 'failed';

class ModelDomo {
  readonly accounts = new Map<number, ModelAccount>();
  readonly rows: ModelRow[] = [];
  now = 400 * DAY_MS;
  private lastId = 0;
  private version = 0;

  create(late: number): void {
    this.accounts.set(++this.lastId, { listed: ++this.version, hidden: 1, silentUntil: 0 });
    this.log(this.lastId, late);
  }

  change(
    at: number,
    what: 'rename' | 'config' | 'share' | 'unshare' | 'unlogged' | 'delete',
    late: number,
  ): void {
    const ids = [...this.accounts.keys()];
    const id = ids[at % Math.max(1, ids.length)];
    const account = id === undefined ? undefined : this.accounts.get(id);
    if (id === undefined || account === undefined) return;
    if (what === 'delete') this.accounts.delete(id);
    else if (what === 'rename') account.listed = ++this.version;
    else account.hidden = ++this.version;
    if (what === 'unlogged') {
      // The list shows it.
      account.listed = ++this.version;
      return;
    }
    this.log(id, late);
    if (what !== 'rename') account.silentUntil = Math.max(account.silentUntil, this.now + late);
  }

  read(span: { start: number; end: number }, mode: LogMode): AuditReading {
    const problem = createProblem('forbidden', 'No.');
    if (mode === 'refused' || mode === 'failed') return { outcome: mode, problem };
    const seen = this.rows
      .filter(({ at, visibleAt }) => at >= span.start && at <= span.end && visibleAt <= this.now)
      .filter(({ at }) => at >= this.now - 365 * DAY_MS)
      .filter((_, index) => mode === 'whole' || index % 2 === 0);
    return {
      outcome: mode,
      changes: seen.map(({ id, at }) => ({
        id,
        at,
        by: null,
        action: 'UPDATED',
        source: 'activityLog',
      })),
      // The clock of an answer has whole seconds.
      until: Math.floor(this.now / 1_000) * 1_000,
    };
  }

  private log(id: number, late: number): void {
    this.rows.push({ id, at: this.now, visibleAt: this.now + late });
  }
}

/** The usual, and now and then something else. */
const mostly = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 15, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

const change = fc.record({
  step: fc.constantFrom(
    'rename',
    'config',
    'config',
    'share',
    'unshare',
    'unlogged',
    'delete',
    'create',
  ),
  at: fc.nat(ACCOUNTS),
  late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: AUDIT_OVERLAP_MS })),
});
const pause = fc.record({
  step: fc.constant('wait' as const),
  ms: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 0, max: HOUR_MS }) },
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 40 * HOUR_MS }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 400 * DAY_MS }) },
  ),
});
const sync = fc.record({
  step: fc.constant('sync' as const),
  depth: fc.constantFrom('list', 'full', 'full', 'full'),
  log: mostly<LogMode>('whole', fc.constantFrom('gap', 'refused', 'failed')),
  verifyDays: fc.constantFrom(7, 365),
  everything: mostly(false, fc.constant(true)),
  reader: mostly('1', fc.constant('2')),
  /** How far this computer's clock is off. */
  clock: mostly(0, fc.integer({ min: -3 * DAY_MS, max: 3 * DAY_MS })),
  /** How many accounts are read before it is cancelled. */
  cancelledAfter: mostly(Infinity, fc.nat(ACCOUNTS)),
  /** The position of an account of which a part cannot be read. */
  failing: mostly(-1, fc.nat(ACCOUNTS)),
});
const history = fc.array(fc.oneof(change, change, pause, sync, sync), {
  maxLength: 30,
  size: 'max',
});

/** Why a history went wrong; null: it did not. */
function play(
  steps: readonly (typeof history extends fc.Arbitrary<infer S> ? S : never)[number][],
) {
  const domo = new ModelDomo();
  const model = new SyncModel();
  for (let index = 0; index < ACCOUNTS; index++) domo.create(0);
  const counts = { delta: 0, full: 0, stale: 0 };
  for (const each of steps) {
    if (each.step === 'wait') domo.now += each.ms;
    else if (each.step === 'create') domo.create(each.late);
    else if (each.step !== 'sync') domo.change(each.at, each.step, each.late);
    else {
      const now = domo.now + each.clock;
      const asked = auditSpan(model.state, now);
      const end = model.sync(domo.accounts, {
        ...each,
        now,
        asked,
        log: domo.read(asked, each.log),
      });
      if (end.mode !== null) counts[end.mode] += 1;
      if (!end.isComplete) continue;
      counts.stale += staleAccounts(domo, model, end, each.reader).length;
    }
    domo.now += 1;
  }
  return counts;
}

function staleAccounts(domo: ModelDomo, model: SyncModel, end: SyncEnd, reader: string): number[] {
  const gone = [...model.kept.keys()].filter((id) => !domo.accounts.has(id));
  const old = [...domo.accounts].flatMap(([id, account]) => {
    const kept = model.kept.get(id);
    const isSilent = account.silentUntil > domo.now;
    const isOld = kept?.listed !== account.listed || (kept.hidden !== account.hidden && !isSilent);
    return (isOld || kept.reader !== reader) && id !== end.failed ? [id] : [];
  });
  return [...gone, ...old];
}

describe('10,000 histories of changes in Domo', () => {
  it('leave no stale account after a full sync, and most syncs read only what changed', () => {
    const sums = { delta: 0, full: 0, stale: 0 };
    fc.assert(
      fc.property(history, (steps) => {
        const counts = play(steps);
        sums.delta += counts.delta;
        sums.full += counts.full;
        return counts.stale === 0;
      }),
      { numRuns: 10_000, seed: 66 },
    );
    // Both ways were taken often.
    expect(sums.delta).toBeGreaterThan(10_000);
    expect(sums.full).toBeGreaterThan(10_000);
  });
});
