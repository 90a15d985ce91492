/** How the header of a grid changes the arrangement of its columns, and measures their cells. */
import type { ColumnSettings } from '../../state/column-settings';
import type { GridColumn } from './grid-columns';

export interface ColumnArranging {
  /** All columns of the grid, hidden ones too. */
  columns: readonly Pick<GridColumn<unknown>, 'key' | 'title' | 'minWidth' | 'grow' | 'fixed'>[];
  settings: ColumnSettings;
  /** `save`: false while a width is still being dragged. */
  change: (settings: ColumnSettings, save?: boolean) => void;
}

const cellsOf = (inHeader: Element, key: string): HTMLElement[] => [
  ...(inHeader
    .closest('[role="grid"]')
    ?.querySelectorAll<HTMLElement>(`[data-column="${CSS.escape(key)}"]`) ?? []),
];

/** Px that the column has on screen. */
export const columnWidthOnScreen = (inHeader: Element, key: string): number =>
  cellsOf(inHeader, key)[0]?.getBoundingClientRect().width ?? 0;

/** Px that its widest cell on screen needs, title included. */
export function measureColumnContent(inHeader: Element, key: string): number {
  const widths = cellsOf(inHeader, key).map((cell) => {
    const before = cell.style.width;
    cell.style.width = 'max-content';
    const { width } = cell.getBoundingClientRect();
    cell.style.width = before;
    return width;
  });
  return Math.ceil(Math.max(0, ...widths)) + 2;
}
