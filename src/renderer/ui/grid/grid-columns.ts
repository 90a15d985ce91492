/** The columns of a grid: their order, width, field to sort by, and what a cell shows. */
import type { ReactNode } from 'react';
import type { Profile } from '../../../contract';

/** How wide a column is, and whether it gives way in a narrow grid. Widths are in px. */
export interface ColumnSize {
  /** What the column needs at least. */
  minWidth: number;
  /** What a column that names the row keeps, once others give way. */
  roomyWidth?: number;
  /** Its share of the remaining width; 0 for a fixed width. */
  grow: number;
  /** The width that the user set; it shrinks to `minWidth` where there is no room. */
  ownWidth?: number;
  /** The lowest gives way first in a narrow grid; missing: it always stays. */
  importance?: number;
  /** It cannot be hidden or moved. */
  fixed?: boolean;
}

/** `Field` is a field that the list can be sorted by; `never` for a list with a fixed order. */
export interface GridColumn<Row, Field extends string = never> extends ColumnSize {
  key: string;
  /** Empty for a column whose cells need no title. */
  title: string;
  /** The title is for screen readers only; the column is too narrow to show it. */
  titleHidden?: boolean;
  /** Missing for a column that rows cannot be sorted by. */
  sort?: Field;
  alignRight?: boolean;
  /** `profile` is undefined when the instance was removed from Latchkey. */
  cell: (row: Row, profile: Profile | undefined) => ReactNode;
}

type ColumnWidth = Pick<ColumnSize, 'minWidth' | 'grow' | 'ownWidth'>;

export interface GridLayout {
  /** For `grid-template-columns`. */
  template: string;
  /** Px; a narrower grid scrolls sideways. */
  minWidth: number;
}

const GAP = 12;
const SIDE_PADDING = 14;

function trackOf({ minWidth, grow, ownWidth }: ColumnWidth): string {
  if (ownWidth !== undefined) return `minmax(${minWidth}px, ${ownWidth}px)`;
  return grow === 0 ? `${minWidth}px` : `minmax(${minWidth}px, ${grow}fr)`;
}

export function computeGridLayout(columns: readonly ColumnWidth[]): GridLayout {
  const gaps = GAP * (columns.length - 1) + 2 * SIDE_PADDING;
  return {
    template: columns.map(trackOf).join(' '),
    minWidth: columns.reduce((sum, { minWidth }) => sum + minWidth, gaps),
  };
}
