/** The subject of a planned write: kept as it is, and null in a plan that was made before there were any. */
import { describe, expect, it } from 'vitest';
import type { BulkRun } from '../../src/contract';
import { filledStore } from './filled-store';

describe('the subject of an item', () => {
  it('is kept with its plan', () => {
    const { methods } = filledStore();
    const [item] = methods.getBulkRun('b')?.items ?? [];
    if (item === undefined) throw new Error('not there');
    const subject = { type: 'stream' as const, id: 9, name: 'Sales' };
    methods.addBulkRun({ ...runOf([{ ...item, subject }]), id: 'c' }, 0);
    expect(methods.getBulkRun('c')?.items[0]).toEqual({ ...item, subject });
    methods.close();
  });

  it('is null in a plan that was kept without one', () => {
    const { methods } = filledStore();
    const [item] = methods.getBulkRun('b')?.items ?? [];
    if (item === undefined) throw new Error('not there');
    const { subject: _subject, ...before } = item;
    methods.addBulkRun({ ...runOf([before as typeof item]), id: 'c' }, 0);
    expect(methods.getBulkRun('c')?.items[0]).toEqual({ ...item, subject: null });
    methods.close();
  });
});

const runOf = (items: BulkRun['items']): BulkRun => ({
  id: 'r',
  wanted: { change: 'delete' },
  plannedAt: 1,
  startedAt: null,
  endedAt: null,
  items,
});
