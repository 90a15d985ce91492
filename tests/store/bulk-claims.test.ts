/** Claiming a write: what it costs the store does not depend on how much the plan names. */
import { describe, expect, it } from 'vitest';
import type { BulkRun } from '../../src/contract';
import { changeBehind as change, filledStore } from './filled-store';

const BEGUN = 1_000_000;
const MINUTE = 60_000;

function runningStore() {
  const filled = filledStore();
  const {
    methods,
    opened: { database },
  } = filled;
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
  methods.beginBulkRun('c', BEGUN, 3);
  const row = () => {
    const found = database.get(
      "SELECT active_at, hex(mac) AS mac FROM bulk_runs WHERE run_id = 'c'",
    );
    return { activeAt: found?.['active_at'], mac: found?.['mac'] };
  };
  return { filled, methods, row };
}

describe('a claimed write', () => {
  it('is made for no run with a damaged row: the outcomes behind it would go to other accounts', () => {
    const { methods, filled } = runningStore();
    methods.endBulkRun('c', BEGUN + 1);
    change(filled, "UPDATE bulk_items SET state = 'done' WHERE run_id = 'c' AND position = 1");
    const items = methods.getBulkRun('c')?.items.length ?? 0;
    expect(items).toBe(2);
    expect(() => {
      methods.beginBulkRun('c', BEGUN + 2, items);
    }).toThrow('1 of 3 writes of this plan cannot be read.');
    filled.opened.database.run("DELETE FROM bulk_items WHERE run_id = 'c' AND position = 1");
    expect(() => {
      methods.beginBulkRun('c', BEGUN + 2, items);
    }).toThrow('1 of 3 writes of this plan cannot be read.');
  });

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
