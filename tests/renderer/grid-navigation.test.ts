import { describe, expect, it } from 'vitest';
import {
  gridItemAttributes,
  gridItemPosition,
  gridItemSelectorAt,
} from '../../src/renderer/ui/grid/grid-items';
import {
  findItemRow,
  nextPosition,
  rowRangeWithFocus,
  type GridExtent,
  type GridPosition,
} from '../../src/renderer/ui/grid/grid-navigation';

const noSections = (): boolean => false;
const PER_PAGE = 10;

const press = (
  key: string,
  row: number,
  column: number,
  extent: Partial<GridExtent>,
  ctrlKey = false,
): GridPosition | null =>
  nextPosition(
    { key, ctrlKey },
    { row, column },
    { rowCount: 100, columnCount: 0, isSection: noSections, ...extent },
    PER_PAGE,
  );

describe('keys in a grid of whole rows', () => {
  it.each([
    ['ArrowDown', 5, 6],
    ['ArrowDown', 99, 99],
    ['ArrowUp', 5, 4],
    ['ArrowUp', 0, 0],
    ['PageDown', 5, 15],
    ['PageDown', 95, 99],
    ['PageUp', 15, 5],
    ['PageUp', 5, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
  ])('%s moves from row %i to row %i', (key, from, to) => {
    expect(press(key, from, -1, {})).toEqual({ row: to, column: -1 });
  });

  it.each(['ArrowLeft', 'ArrowRight', 'Tab', 'a'])('%s is left to the browser', (key) => {
    expect(press(key, 5, -1, {})).toBeNull();
  });

  it('move nothing when there are no rows', () => {
    expect(press('ArrowDown', 0, -1, { rowCount: 0 })).toBeNull();
  });
});

describe('keys in a grid of cells', () => {
  const cells = { columnCount: 3 };

  it.each([
    ['ArrowRight', 1, 2],
    ['ArrowRight', 2, 2],
    ['ArrowLeft', 1, 0],
    ['ArrowLeft', 0, -1],
    ['ArrowLeft', -1, -1],
    ['Home', 2, -1],
    ['End', -1, 2],
  ])('%s moves from column %i to column %i of the row', (key, from, to) => {
    expect(press(key, 5, from, cells)).toEqual({ row: 5, column: to });
  });

  it.each([
    ['ArrowDown', 6],
    ['PageUp', 0],
  ])('%s stays in the column', (key, row) => {
    expect(press(key, 5, 2, cells)).toEqual({ row, column: 2 });
  });

  it('Ctrl with Home or End moves to the first or last row of the column', () => {
    expect(press('Home', 5, 2, cells, true)).toEqual({ row: 0, column: 2 });
    expect(press('End', 5, 2, cells, true)).toEqual({ row: 99, column: 2 });
  });
});

describe('section rows of a grid', () => {
  const isSection = (row: number): boolean => row === 0 || row === 6;

  it('are skipped in the direction of the key', () => {
    expect(press('ArrowDown', 5, 0, { columnCount: 3, isSection })?.row).toBe(7);
    expect(press('ArrowUp', 7, 0, { columnCount: 3, isSection })?.row).toBe(5);
  });

  it('send the focus back to the nearest row at the edge of the grid', () => {
    expect(press('Home', 5, 0, { columnCount: 3, isSection }, true)?.row).toBe(1);
    expect(press('ArrowUp', 1, 0, { columnCount: 3, isSection })?.row).toBe(1);
  });

  it('have no row to focus when there are only sections', () => {
    expect(findItemRow(0, 1, 3, () => true)).toBeNull();
  });
});

describe('the rows that are rendered', () => {
  const range = { startIndex: 10, endIndex: 12, overscan: 2, count: 100 };

  it('are those on screen and a few around them', () => {
    expect(rowRangeWithFocus(range, 11)).toEqual([8, 9, 10, 11, 12, 13, 14]);
    expect(rowRangeWithFocus(range, -1)).toEqual([8, 9, 10, 11, 12, 13, 14]);
  });

  it('include the focused row, in order, even when it is scrolled out of sight', () => {
    expect(rowRangeWithFocus(range, 3)).toEqual([3, 8, 9, 10, 11, 12, 13, 14]);
    expect(rowRangeWithFocus(range, 50)).toEqual([8, 9, 10, 11, 12, 13, 14, 50]);
  });
});

describe('the items of a grid', () => {
  const current = { row: 3, column: 1 };

  it('have a single tab stop', () => {
    const tabIndexes = [0, 1, 2].map(
      (column) => gridItemAttributes({ row: 3, column }, current, 3).tabIndex,
    );
    expect(tabIndexes).toEqual([-1, 0, -1]);
    expect(gridItemAttributes({ row: 2, column: 1 }, current, 3).tabIndex).toBe(-1);
  });

  it.each([
    ['a row', { row: 3, column: -1 }, 0, { row: '3' }, '[data-row="3"]'],
    ['a cell', { row: 3, column: 1 }, 4, { cell: '3/1' }, '[data-cell="3/1"]'],
    ['a row header', { row: 3, column: -1 }, 4, { cell: '3/-1' }, '[data-cell="3/-1"]'],
  ])('are found by their position: %s', (_what, position, columnCount, dataset, selector) => {
    const { tabIndex: _, ...attributes } = gridItemAttributes(position, current, columnCount);
    const [value] = Object.values(dataset);
    expect(Object.values(attributes).map(String)).toEqual([value]);
    expect(gridItemPosition({ dataset })).toEqual(position);
    expect(gridItemSelectorAt(position, columnCount)).toBe(selector);
  });

  it('do not include other elements', () => {
    expect(gridItemPosition({ dataset: {} })).toBeNull();
  });
});
