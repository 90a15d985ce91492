import clsx from 'clsx';
import { memo, type MouseEvent } from 'react';
import type { Profile } from '../../../contract';
import type { GridColumn } from './grid-columns';
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

/** What the grid does with a row. The functions stay the same, so that a row is drawn again only when it shows something else. */
export interface RowActions {
  onPress: (event: MouseEvent<HTMLElement>) => void;
  onOpen: (event: MouseEvent<HTMLElement>, index: number) => void;
  onMenu: (event: MouseEvent<HTMLElement>, index: number) => void;
}

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
  /** 0 for the one row that Tab reaches. */
  tabIndex: 0 | -1;
  open: boolean;
  actions: RowActions;
}

function ShownRow<Row, Field extends string>(props: Props<Row, Field>) {
  const { gridId, index, top, height, row, profile, columns, template, tabIndex, open, actions } =
    props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-labelledby={rowName(gridId, index, columns)}
      aria-selected={open}
      aria-busy={row === undefined}
      className={clsx(gridStyles['line'], gridStyles['row'])}
      data-row={index}
      tabIndex={tabIndex}
      style={{ gridTemplateColumns: template, height, transform: `translateY(${top}px)` }}
      onMouseDown={actions.onPress}
      onClick={(event) => {
        actions.onOpen(event, index);
      }}
      onContextMenu={(event) => {
        actions.onMenu(event, index);
      }}
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

/** A row on screen. A key that moves the focus draws two rows again, and not all. */
// `memo` forgets the type parameters.
export const GridRow = memo(ShownRow) as typeof ShownRow;
