import clsx from 'clsx';
import type { MouseEvent } from 'react';
import type { Profile } from '../../../contract';
import type { GridColumn } from './grid-columns';
import type { GridItemAttributes } from './grid-items';
import gridStyles from './grid.module.css';

/**
 * For `aria-labelledby`: the first column says what the row is, each other one its title and its cell. A screen reader
 * would read the cells without their titles, and what is in them but not text, such as a checkbox.
 */
const rowName = (gridId: string, index: number, columns: readonly RowColumn[]): string =>
  columns
    .filter(({ titleHidden }) => titleHidden !== true)
    .flatMap(({ key }, at) => [
      ...(at === 0 ? [] : [`${gridId}-${key}`]),
      `${gridId}-${index}-${key}`,
    ])
    .join(' ');

type RowColumn = Pick<GridColumn<never>, 'key' | 'titleHidden'>;

interface Props<Row, Field extends string> {
  /** Begins the ids of the grid's titles and cells. */
  gridId: string;
  index: number;
  /** Px from the top of the body. */
  top: number;
  height: number;
  /** Undefined while its page is being read. */
  row: Row | undefined;
  /** Undefined when the instance was removed from Latchkey. */
  profile: Profile | undefined;
  columns: readonly GridColumn<Row, Field>[];
  template: string;
  itemAttributes: GridItemAttributes;
  open: boolean;
  onPress: (event: MouseEvent<HTMLElement>) => void;
  onOpen: (event: MouseEvent<HTMLElement>) => void;
  onMenu: (event: MouseEvent<HTMLElement>) => void;
}

/** A row on screen. */
export function GridRow<Row, Field extends string>(props: Props<Row, Field>) {
  const {
    gridId,
    index,
    top,
    height,
    row,
    profile,
    columns,
    template,
    itemAttributes,
    open,
    onPress,
    onOpen,
  } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-labelledby={rowName(gridId, index, columns)}
      aria-selected={open}
      aria-busy={row === undefined}
      className={clsx(gridStyles['line'], gridStyles['row'])}
      {...itemAttributes}
      style={{ gridTemplateColumns: template, height, transform: `translateY(${top}px)` }}
      onMouseDown={onPress}
      onClick={onOpen}
      onContextMenu={props.onMenu}
    >
      {columns.map(({ key, alignRight, cell }) => (
        <div
          key={key}
          id={`${gridId}-${index}-${key}`}
          role="gridcell"
          className={gridStyles['cell']}
          data-column={key}
          data-side={alignRight === true ? 'right' : undefined}
        >
          {row === undefined ? <span className={gridStyles['wait']} /> : cell(row, profile)}
        </div>
      ))}
    </div>
  );
}
