import { describe, expect, it } from 'vitest';
import { keepUnchanged } from '../../src/renderer/state/keep-unchanged';

const keyOf = ({ id }: { id: number }): string => String(id);
const before = [
  { id: 1, label: 'one', counts: { accounts: 3 } },
  { id: 2, label: 'two', counts: { accounts: 5 } },
];

describe('a list that was read again', () => {
  it('is the list from before where nothing has changed', () => {
    expect(keepUnchanged(before, structuredClone(before), keyOf)).toBe(before);
  });

  it('has the objects from before for all but what changed, wherever they are now', () => {
    const changed = { id: 2, label: 'two', counts: { accounts: 6 } };
    const now = keepUnchanged(before, [changed, ...structuredClone(before.slice(0, 1))], keyOf);
    expect(now).toEqual([changed, before[0]]);
    expect(now[0]).toBe(changed);
    expect(now[1]).toBe(before[0]);
  });

  it('has what came and lacks what went', () => {
    const third = { id: 3, label: 'three', counts: { accounts: 0 } };
    expect(keepUnchanged(before, [third], keyOf)).toEqual([third]);
    expect(keepUnchanged(before, structuredClone(before.slice(0, 1)), keyOf)).toEqual([before[0]]);
  });
});
