import { describe, expect, it } from 'vitest';
import {
  activateRow,
  followActiveRow,
  initialActiveRow,
  type RowPositions,
} from '../../src/renderer/ui/grid/useActiveRow';

/** Rows by their keys; a gap is a page that is being read. */
const places = (keys: readonly (string | undefined)[]): RowPositions => ({
  keyAt: (row) => keys[row],
  indexOf: (key) => {
    const row = keys.indexOf(key);
    return row < 0 ? undefined : row;
  },
});

describe('the active row of a grid', () => {
  it('stays the first row until the user moves, even when rows are inserted before it', () => {
    expect(followActiveRow(initialActiveRow, 3, places(['a', 'b', 'c'])).row).toBe(0);
    expect(followActiveRow(initialActiveRow, 4, places(['new', 'a', 'b', 'c'])).row).toBe(0);
  });

  it('moves with its content', () => {
    const active = activateRow(1, places(['a', 'b', 'c']));
    expect(followActiveRow(active, 4, places(['new', 'a', 'b', 'c'])).row).toBe(2);
    expect(followActiveRow(active, 2, places(['b', 'c'])).row).toBe(0);
    expect(followActiveRow(active, 3, places(['a', 'b', 'c']))).toBe(active);
  });

  it('becomes the row that takes the place of a removed one, and follows that row', () => {
    const active = activateRow(1, places(['a', 'b', 'c']));
    const next = followActiveRow(active, 2, places(['a', 'c']));
    expect(next).toMatchObject({ row: 1, key: 'c' });
    expect(followActiveRow(next, 3, places(['new', 'a', 'c'])).row).toBe(2);
    expect(followActiveRow(active, 1, places(['a']))).toMatchObject({ row: 0, key: 'a' });
    expect(followActiveRow(active, 0, places([])).row).toBe(0);
  });

  it('waits for a page that is being read, and then follows its content', () => {
    const active = activateRow(2, places(['a', 'b', undefined]));
    expect(followActiveRow(active, 3, places(['a', 'b', undefined]))).toBe(active);
    const known = followActiveRow(active, 3, places(['a', 'b', 'c']));
    expect(known).toMatchObject({ row: 2, key: 'c' });
    expect(followActiveRow(known, 3, places(['a', undefined, undefined]))).toBe(known);
  });
});
