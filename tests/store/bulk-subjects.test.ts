/** The subject of a planned write, and the account that it created: kept as they are, and not in plans from before them. */
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

describe('the id of a created account', () => {
  it('is kept with the end of its item, and a plan without it opens', () => {
    const { methods } = filledStore();
    const [item] = methods.getBulkRun('b')?.items ?? [];
    if (item === undefined) throw new Error('not there');
    methods.addBulkRun({ ...runOf([{ ...item, state: 'waiting' }, item]), id: 'c' }, 0);
    expect(methods.getBulkRun('c')?.items[0]).not.toHaveProperty('created');
    methods.claimBulkItem('c', 0, 1);
    const end = { state: 'done' as const, problem: null, runNotes: ['Its id is 7.'], created: 7 };
    methods.endBulkItem('c', 0, end);
    const [ended, other] = methods.getBulkRun('c')?.items ?? [];
    expect(ended).toMatchObject(end);
    expect(other).toEqual(item);
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
