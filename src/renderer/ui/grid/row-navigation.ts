import type { Range } from '@tanstack/react-virtual';

/**
 * The row that a key moves to, or null when the key moves nothing.
 * @param perPage rows that fit on screen
 */
export function nextRowForKey(
  key: string,
  row: number,
  total: number,
  perPage: number,
): number | null {
  const within = (target: number): number => Math.max(0, Math.min(total - 1, target));
  switch (key) {
    case 'ArrowDown':
      return within(row + 1);
    case 'ArrowUp':
      return within(row - 1);
    case 'PageDown':
      return within(row + perPage);
    case 'PageUp':
      return within(row - perPage);
    case 'Home':
      return 0;
    case 'End':
      return within(total - 1);
    default:
      return null;
  }
}

/** Which rows of a long list are elements: those on screen, some around them, and the one that has the focus. */

/** The row that has the focus stays an element when it is scrolled away, else the focus would be lost. */
export function rowRangeWithFocus(range: Range, row: number): number[] {
  const rows = rowRange(range);
  const [first] = rows;
  if (row < 0 || first === undefined || rows.includes(row)) return rows;
  return row < first ? [row, ...rows] : [...rows, row];
}

function rowRange({ startIndex, endIndex, overscan, count }: Range): number[] {
  const rows: number[] = [];
  const end = Math.min(endIndex + overscan, count - 1);
  for (let row = Math.max(startIndex - overscan, 0); row <= end; row += 1) rows.push(row);
  return rows;
}
