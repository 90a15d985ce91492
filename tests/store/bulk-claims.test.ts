/** Claiming a write: what it costs the store does not depend on how much the plan names. */
import { describe, expect, it } from 'vitest';
import type { BulkRun } from '../../src/contract';
import { filledStore } from './filled-store';

const BEGUN = 1_000_000;
const MINUTE = 60_000;

function runningStore() {
  const {
    methods,
    opened: { database },
  } = filledStore();
  const [item] = methods.getBulkRun('b')?.items ?? [];
  if (item === undefined) throw new Error('not there');
  const run: BulkRun = {
    id: 'c',
    wanted: { change: 'delete' },
    plannedAt: 1,
    startedAt: null,
    endedAt: null,
    items: Array.from({ length: 3 }, () => ({ ...item, state: 'waiting' as const })),
  };
  methods.addBulkRun(run, 0);
  methods.beginBulkRun('c', BEGUN);
  const row = () => {
    const found = database.get(
      "SELECT active_at, hex(mac) AS mac FROM bulk_runs WHERE run_id = 'c'",
    );
    return { activeAt: found?.['active_at'], mac: found?.['mac'] };
  };
  return { methods, row };
}

describe('a claimed write', () => {
  it('leaves the row with the whole change as it is, and is claimed once', () => {
    const { methods, row } = runningStore();
    const before = row();
    expect(methods.claimBulkItem('c', 0, BEGUN + 1)).toBe(true);
    expect(methods.claimBulkItem('c', 0, BEGUN + 2)).toBe(false);
    expect(row()).toEqual(before);
    methods.close();
  });

  it('says once a minute that the run goes on, so that nobody takes it for gone', () => {
    const { methods, row } = runningStore();
    methods.claimBulkItem('c', 0, BEGUN + MINUTE + 1);
    expect(row()).toMatchObject({ activeAt: BEGUN + MINUTE + 1 });
    methods.claimBulkItem('c', 1, BEGUN + MINUTE + 2);
    expect(row()).toMatchObject({ activeAt: BEGUN + MINUTE + 1 });
    methods.close();
  });
});
