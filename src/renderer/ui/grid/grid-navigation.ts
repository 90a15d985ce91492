/** How keys move through a grid, and which of its rows are elements. Pure. */
import type { Range } from '@tanstack/react-virtual';

/** Where an item of a grid is: a whole row, or a cell of one. */
export interface GridPosition {
  row: number;
  /** -1 for the row's header; also -1 in a grid whose items are whole rows. */
  column: number;
}

export interface GridExtent {
  rowCount: number;
  /** Cells of a row, without its header; 0 in a grid whose items are whole rows. */
  columnCount: number;
  /** Section rows have no items, so no key stops at them. */
  isSection: (row: number) => boolean;
}

interface PressedKey {
  key: string;
  ctrlKey: boolean;
}

/**
 * The position that a key moves to; null when the key moves nothing.
 * @param perPage rows that fit on screen
 */
export function nextPosition(
  { key, ctrlKey }: PressedKey,
  { row, column }: GridPosition,
  extent: GridExtent,
  perPage: number,
): GridPosition | null {
  const { rowCount, columnCount, isSection } = extent;
  if (rowCount === 0) return null;
  // With Ctrl, Home and End go to the first and the last row, as they always do between whole rows.
  const movesInRow = columnCount > 0 && !(ctrlKey && (key === 'Home' || key === 'End'));
  if (movesInRow) {
    const nextColumn = nextColumnForKey(key, column, columnCount);
    if (nextColumn !== null) return { row, column: nextColumn };
  }
  const nextRow = nextRowForKey(key, row, rowCount, perPage);
  if (nextRow === null) return null;
  const step = nextRow < row ? -1 : 1;
  return { row: findItemRow(nextRow, step, rowCount, isSection) ?? row, column };
}

function nextColumnForKey(key: string, column: number, columnCount: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return Math.max(-1, column - 1);
    case 'ArrowRight':
      return Math.min(columnCount - 1, column + 1);
    case 'Home':
      return -1;
    case 'End':
      return columnCount - 1;
    default:
      return null;
  }
}

function nextRowForKey(key: string, row: number, rowCount: number, perPage: number): number | null {
  const clamp = (target: number): number => Math.max(0, Math.min(rowCount - 1, target));
  switch (key) {
    case 'ArrowDown':
      return clamp(row + 1);
    case 'ArrowUp':
      return clamp(row - 1);
    case 'PageDown':
      return clamp(row + perPage);
    case 'PageUp':
      return clamp(row - perPage);
    case 'Home':
      return 0;
    case 'End':
      return clamp(rowCount - 1);
    default:
      return null;
  }
}

/**
 * The nearest row with items: from `from` in the direction of `step`, else in the other direction; null when
 * all rows are sections.
 */
export function findItemRow(
  from: number,
  step: 1 | -1,
  rowCount: number,
  isSection: (row: number) => boolean,
): number | null {
  for (let row = from; row >= 0 && row < rowCount; row += step) if (!isSection(row)) return row;
  for (let row = from; row >= 0 && row < rowCount; row -= step) if (!isSection(row)) return row;
  return null;
}

/**
 * The rows that are elements: those on screen, some around them, and `focusedRow`. A focused row that is
 * scrolled out of sight stays an element, because the focus would be lost with it.
 */
export function rowRangeWithFocus(range: Range, focusedRow: number): number[] {
  const rows = rowRange(range);
  const [first] = rows;
  if (focusedRow < 0 || first === undefined || rows.includes(focusedRow)) return rows;
  return focusedRow < first ? [focusedRow, ...rows] : [...rows, focusedRow];
}

function rowRange({ startIndex, endIndex, overscan, count }: Range): number[] {
  const rows: number[] = [];
  const end = Math.min(endIndex + overscan, count - 1);
  for (let row = Math.max(startIndex - overscan, 0); row <= end; row += 1) rows.push(row);
  return rows;
}
