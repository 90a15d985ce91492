import { describe, expect, it } from 'vitest';
import { go, settle, top, type Places } from '../../../src/renderer/ui/grid/active';

/** Rows by their keys; a gap is a page that is being read. */
const places = (keys: readonly (string | undefined)[]): Places => ({
  keyAt: (row) => keys[row],
  indexOf: (key) => {
    const row = keys.indexOf(key);
    return row < 0 ? undefined : row;
  },
});

describe('the row that keys act on', () => {
  it('is the first one until somebody goes elsewhere, whatever comes before it', () => {
    expect(settle(top, 3, places(['a', 'b', 'c'])).row).toBe(0);
    expect(settle(top, 4, places(['new', 'a', 'b', 'c'])).row).toBe(0);
  });

  it('moves with what lies there', () => {
    const active = go(1, places(['a', 'b', 'c']));
    expect(settle(active, 4, places(['new', 'a', 'b', 'c'])).row).toBe(2);
    expect(settle(active, 2, places(['b', 'c'])).row).toBe(0);
    expect(settle(active, 3, places(['a', 'b', 'c']))).toBe(active);
  });

  it('is what took its place when it is gone, and follows that', () => {
    const active = go(1, places(['a', 'b', 'c']));
    const next = settle(active, 2, places(['a', 'c']));
    expect(next).toMatchObject({ row: 1, key: 'c' });
    expect(settle(next, 3, places(['new', 'a', 'c'])).row).toBe(2);
    expect(settle(active, 1, places(['a']))).toMatchObject({ row: 0, key: 'a' });
    expect(settle(active, 0, places([])).row).toBe(0);
  });

  it('waits for a page that is being read, and knows then what lies there', () => {
    const active = go(2, places(['a', 'b', undefined]));
    expect(settle(active, 3, places(['a', 'b', undefined]))).toBe(active);
    const known = settle(active, 3, places(['a', 'b', 'c']));
    expect(known).toMatchObject({ row: 2, key: 'c' });
    expect(settle(known, 3, places(['a', undefined, undefined]))).toBe(known);
  });
});
