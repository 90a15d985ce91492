/** Which rows of a long list are elements: those on screen, some around them, and the one that has the focus. */
import type { Range } from '@tanstack/react-virtual';

/** The row that has the focus stays an element when it is scrolled away, else the focus would be lost. */
export function rangeWith(range: Range, row: number): number[] {
  const rows = around(range);
  const [first] = rows;
  if (row < 0 || first === undefined || rows.includes(row)) return rows;
  return row < first ? [row, ...rows] : [...rows, row];
}

function around({ startIndex, endIndex, overscan, count }: Range): number[] {
  const rows: number[] = [];
  const end = Math.min(endIndex + overscan, count - 1);
  for (let row = Math.max(startIndex - overscan, 0); row <= end; row += 1) rows.push(row);
  return rows;
}
