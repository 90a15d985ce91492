/** The columns of a grid: their order, width, field to sort by, and what a cell shows. */
import type { ReactNode } from 'react';
import type { Profile } from '../../../contract';

/** `Field` is what a list can be sorted by; `never` for one that has its own order. */
export interface Column<Row, Field extends string = never> {
  key: string;
  /** Empty for a column whose cells say it themselves. */
  title: string;
  /** Its title is for those who do not see that there is no room for it. */
  bare?: boolean;
  /** Px that it needs at least. */
  least: number;
  /** Its part of the room that is left; 0 for a fixed width. */
  grow: number;
  /** Missing: cannot be sorted by. */
  sort?: Field;
  right?: boolean;
  /** The profile is undefined when the instance is no longer kept. */
  cell: (row: Row, profile: Profile | undefined) => ReactNode;
}

type Width = Pick<Column<unknown>, 'least' | 'grow'>;

export interface Layout {
  /** The grid's tracks. */
  template: string;
  /** Px below which it scrolls sideways. */
  minWidth: number;
}

const GAP = 12;
const SIDE = 14;

export function layoutOf(columns: readonly Width[]): Layout {
  const template = columns
    .map(({ least, grow }) => (grow === 0 ? `${least}px` : `minmax(${least}px, ${grow}fr)`))
    .join(' ');
  const gaps = GAP * (columns.length - 1) + 2 * SIDE;
  return { template, minWidth: columns.reduce((sum, { least }) => sum + least, gaps) };
}
