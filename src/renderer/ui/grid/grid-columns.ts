/** The columns of a grid: their order, width, field to sort by, and what a cell shows. */
import type { ReactNode } from 'react';
import type { Profile } from '../../../contract';

/** `Field` is a field that the list can be sorted by; `never` for a list with a fixed order. */
export interface GridColumn<Row, Field extends string = never> {
  key: string;
  /** Empty for a column whose cells need no title. */
  title: string;
  /** The title is for screen readers only; the column is too narrow to show it. */
  titleHidden?: boolean;
  /** Px that the column needs at least. */
  minWidth: number;
  /** Its share of the remaining width; 0 for a fixed width. */
  grow: number;
  /** Missing for a column that rows cannot be sorted by. */
  sort?: Field;
  alignRight?: boolean;
  /** `profile` is undefined when the instance was removed from Latchkey. */
  cell: (row: Row, profile: Profile | undefined) => ReactNode;
}

type ColumnWidth = Pick<GridColumn<unknown>, 'minWidth' | 'grow'>;

export interface GridLayout {
  /** For `grid-template-columns`. */
  template: string;
  /** Px; a narrower grid scrolls sideways. */
  minWidth: number;
}

const GAP = 12;
const SIDE_PADDING = 14;

export function computeGridLayout(columns: readonly ColumnWidth[]): GridLayout {
  const template = columns
    .map(({ minWidth, grow }) =>
      grow === 0 ? `${minWidth}px` : `minmax(${minWidth}px, ${grow}fr)`,
    )
    .join(' ');
  const gaps = GAP * (columns.length - 1) + 2 * SIDE_PADDING;
  return { template, minWidth: columns.reduce((sum, { minWidth }) => sum + minWidth, gaps) };
}
