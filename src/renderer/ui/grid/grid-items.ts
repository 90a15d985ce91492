/**
 * The items of a grid in the page: elements that can have the focus, found by an attribute with their position.
 * An item is a whole row (`data-row="3"`) or a cell of one (`data-cell="3/1"`, `3/-1` for the row's header).
 */
import type { GridPosition } from './grid-navigation';

export const gridItemSelector = '[data-row], [data-cell]';

/** The one item of a grid that Tab reaches. */
export const gridTabStopSelector = '[data-row][tabindex="0"], [data-cell][tabindex="0"]';

export interface GridItemAttributes {
  tabIndex: 0 | -1;
  'data-row'?: number;
  'data-cell'?: string;
}

/** `columnCount` is 0 in a grid whose items are whole rows. */
export function gridItemAttributes(
  position: GridPosition,
  current: GridPosition,
  columnCount: number,
): GridItemAttributes {
  const { row, column } = position;
  const tabIndex = row === current.row && column === current.column ? 0 : -1;
  return columnCount === 0
    ? { tabIndex, 'data-row': row }
    : { tabIndex, 'data-cell': `${row}/${column}` };
}

export function gridItemSelectorAt({ row, column }: GridPosition, columnCount: number): string {
  return columnCount === 0 ? `[data-row="${row}"]` : `[data-cell="${row}/${column}"]`;
}

/** Null for an element that is no item. */
export function gridItemPosition({ dataset }: Pick<HTMLElement, 'dataset'>): GridPosition | null {
  const rowText = dataset['row'];
  if (rowText !== undefined) return { row: Number(rowText), column: -1 };
  const [row, column] = (dataset['cell'] ?? '').split('/');
  return column === undefined ? null : { row: Number(row), column: Number(column) };
}

export const isGridItem = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && gridItemPosition(target) !== null;
