import { VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { placeColumn } from './arrange-columns';
import { ColumnHeaderMenu } from './ColumnHeaderMenu';
import { ColumnResizer } from './ColumnResizer';
import type { ColumnArranging } from './column-arranging';
import type { GridColumn, GridLayout } from './grid-columns';
import gridStyles from './grid.module.css';
import { t } from '../../../contract/texts';

/** Px; the same as in grid.css. */
export const GRID_HEADER_HEIGHT = 32;

export interface GridSorting<Field extends string> {
  field: Field;
  direction: 'ascending' | 'descending';
  onSort: (field: Field) => void;
}

interface GridHeaderProps<Row, Field extends string> {
  /** Begins the ids of the titles. */
  gridId: string;
  /** The columns on screen. */
  columns: readonly GridColumn<Row, Field>[];
  layout: GridLayout;
  sorting: GridSorting<Field> | undefined;
  /** Missing for a grid whose columns the user cannot arrange. */
  arranging: ColumnArranging | undefined;
}

function ShownHeader<Row, Field extends string>({
  gridId,
  columns,
  layout: { template, minWidth },
  sorting,
  arranging,
}: GridHeaderProps<Row, Field>) {
  /** The column that is being dragged to another place. */
  const [dragged, setDragged] = useState<string | null>(null);
  return (
    <div role="rowgroup" className={gridStyles['head']} style={{ minWidth }}>
      <div
        role="row"
        aria-rowindex={1}
        className={gridStyles['line']}
        style={{ gridTemplateColumns: template }}
      >
        {columns.map((column) => (
          <HeaderCell
            key={column.key}
            id={`${gridId}-${column.key}`}
            column={column}
            sorting={sorting}
            arranging={column.fixed === true && column.grow === 0 ? undefined : arranging}
            dragged={dragged}
            onDragged={setDragged}
          />
        ))}
      </div>
    </div>
  );
}

/** A key that moves the focus through the rows changes nothing in it. */
// `memo` forgets the type parameters.
export const GridHeader = memo(ShownHeader) as typeof ShownHeader;

interface HeaderCellProps<Row, Field extends string> {
  /** Rows name their cells with it. */
  id: string;
  column: GridColumn<Row, Field>;
  sorting: GridSorting<Field> | undefined;
  arranging: ColumnArranging | undefined;
  dragged: string | null;
  onDragged: (key: string | null) => void;
}

/** A column's title: a click sorts, a drag moves the column, and its edge changes the width. */
function HeaderCell<Row, Field extends string>(props: HeaderCellProps<Row, Field>) {
  const { id, column, sorting, arranging, dragged, onDragged } = props;
  const { key, title, titleHidden, alignRight, sort, fixed } = column;
  const [menuOpen, setMenuOpen] = useState(false);
  const isSortable = sort !== undefined && sorting !== undefined;
  return (
    <div
      id={id}
      role="columnheader"
      aria-label={title}
      className={gridStyles['cell']}
      data-column={key}
      data-side={alignRight === true ? 'right' : undefined}
      data-drop={(dragged !== null && dragged !== key && fixed !== true) || undefined}
      aria-sort={ariaSort(sort, sorting)}
      draggable={arranging !== undefined && fixed !== true}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        onDragged(key);
      }}
      onDragEnd={() => {
        onDragged(null);
      }}
      onDragOver={(event) => {
        if (dragged !== null && fixed !== true) event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        if (dragged === null || arranging === undefined) return;
        arranging.change(placeColumn(arranging.columns, arranging.settings, dragged, key));
        onDragged(null);
      }}
      onContextMenu={(event) => {
        if (arranging === undefined) return;
        event.preventDefault();
        setMenuOpen(true);
      }}
    >
      {isSortable ? (
        <SortButton
          title={title}
          field={sort}
          sorting={sorting}
          {...(arranging && {
            onMenu: () => {
              setMenuOpen(true);
            },
          })}
        />
      ) : titleHidden === true ? (
        <VisuallyHidden>{title}</VisuallyHidden>
      ) : (
        title
      )}
      {arranging && (
        <>
          <ColumnHeaderMenu
            column={column}
            arranging={arranging}
            isTabStop={!isSortable}
            opened={menuOpen}
            onOpened={setMenuOpen}
          />
          <ColumnResizer columnKey={key} arranging={arranging} />
        </>
      )}
    </div>
  );
}

/** Undefined for a column that rows cannot be sorted by. */
function ariaSort<Field extends string>(
  field: Field | undefined,
  sorting: GridSorting<Field> | undefined,
): 'ascending' | 'descending' | 'none' | undefined {
  if (field === undefined || sorting === undefined) return undefined;
  return field === sorting.field ? sorting.direction : 'none';
}

interface SortButtonProps<Field extends string> {
  title: string;
  field: Field;
  sorting: GridSorting<Field>;
  /** Arrow down opens the menu of the column. */
  onMenu?: () => void;
}

function SortButton<Field extends string>(props: SortButtonProps<Field>) {
  const { title, field, sorting, onMenu } = props;
  const Arrow = sorting.direction === 'ascending' ? IconArrowUp : IconArrowDown;
  return (
    <button
      type="button"
      className={gridStyles['sort']}
      title={onMenu && t('Sort by {title}. Arrow down: width, place, hide', { title })}
      aria-keyshortcuts={onMenu && 'ArrowDown'}
      onClick={() => {
        sorting.onSort(field);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' || onMenu === undefined) return;
        event.preventDefault();
        onMenu();
      }}
    >
      {title}
      {sorting.field === field && <Arrow size={13} aria-hidden />}
    </button>
  );
}
