/** The columns of a grid: their order, width, field to sort by, and what a cell shows. */
import type { ReactNode } from 'react';
import type { Profile } from '../../../contract';

/** `Field` is what a list can be sorted by; `never` for one that has its own order. */
export interface GridColumn<Row, Field extends string = never> {
  key: string;
  /** Empty for a column whose cells say it themselves. */
  title: string;
  /** Its title is for those who do not see that there is no room for it. */
  titleHidden?: boolean;
  /** Px that it needs at least. */
  minWidth: number;
  /** Its part of the room that is left; 0 for a fixed width. */
  grow: number;
  /** Missing: cannot be sorted by. */
  sort?: Field;
  alignRight?: boolean;
  /** The profile is undefined when the instance is no longer kept. */
  cell: (row: Row, profile: Profile | undefined) => ReactNode;
}

type ColumnWidth = Pick<GridColumn<unknown>, 'minWidth' | 'grow'>;

export interface GridLayout {
  /** The grid's tracks. */
  template: string;
  /** Px below which it scrolls sideways. */
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
