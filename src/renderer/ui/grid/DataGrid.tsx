import { useEffect, useId, useMemo, useState } from 'react';
import { findRowIndex, rowAt, type PagedRows } from '../../state/paged-rows';
import { useProfiles } from '../../state/profiles';
import { defaultColumnSettings, setColumnsWithoutRoom } from '../../state/column-settings';
import { arrangeColumns } from './arrange-columns';
import type { ColumnArranging } from './column-arranging';
import type { GridColumn } from './grid-columns';
import { isGridItem } from './grid-items';
import { GRID_HEADER_HEIGHT, GridHeader, type GridSorting } from './GridHeader';
import { GridRow } from './GridRow';
import { useRowActions } from './useRowActions';
import { useGridWidth } from './useGridWidth';
import { ContextMenu, type ContextMenuAction, type OpenContextMenu } from '../actions/ContextMenu';
import { region } from '../keyboard/regions';
import { useRovingGrid } from './useRovingGrid';
import gridStyles from './grid.module.css';

interface DataGridProps<Row, Field extends string> {
  /** Names the rows. */
  label: string;
  columns: readonly GridColumn<Row, Field>[];
  total: number;
  rows: Pick<PagedRows<Row>, 'pages' | 'queryVersion' | 'loading' | 'isPreviousData'>;
  /** Identifies a row; stays the same when the row is read again. */
  keyOf: (row: Row) => string;
  /** Missing for a list with a fixed order. */
  sorting?: GridSorting<Field>;
  /** Missing for a grid whose columns the user cannot arrange. */
  arranging?: ColumnArranging;
  /** Whether the details of a row are shown next to the grid. */
  isOpen: (row: Row) => boolean;
  onOpen: (row: Row) => void;
  /** Space: selects a row or removes it from the selection. */
  onPick?: (row: Row) => void;
  /** Shift with a click or an arrow key, and Ctrl+A: selects these rows too. */
  onPickMore?: (rows: readonly Row[]) => void;
  /** Another key on a row; returns true when it does something. */
  onRowKey?: (key: string, row: Row) => boolean;
  /** Right click, Shift+F10 or the menu key, with what the menu of the row offers. */
  menuOf?: (row: Row) => readonly ContextMenuAction[];
  /** Escape. */
  onClose: () => void;
  /** The rows on screen, including some around them. */
  onVisible: (first: number, last: number) => void;
  /** A row that shall be scrolled to and get the focus; null for none. */
  goToRow?: number | null;
  onWent?: () => void;
  /** Called once the first rows are elements. */
  onFirstRows?: () => void;
}

/** All rows of an answer. Only the rows on screen exist as elements. One tab stop; keys move between rows. */
export function DataGrid<Row extends { profileId: string }, Field extends string = never>(
  props: DataGridProps<Row, Field>,
) {
  const { label, columns, total, rows, keyOf, sorting, isOpen, onOpen, onClose, onVisible } = props;
  const { arranging, onPick, onFirstRows, goToRow, onWent, onRowKey, menuOf, onPickMore } = props;
  const [menu, setMenu] = useState<OpenContextMenu | null>(null);
  const { pages, queryVersion, loading, isPreviousData } = rows;
  const profiles = useProfiles((state) => state.profiles);
  const byId = useMemo(() => new Map((profiles ?? []).map((each) => [each.id, each])), [profiles]);
  const openRow = (index: number): void => {
    const row = rowAt(pages, index);
    if (row !== undefined) onOpen(row);
  };
  const pickRow = (index: number): void => {
    const row = rowAt(pages, index);
    if (row !== undefined) onPick?.(row);
  };
  /** Rows that are not read yet are left out. */
  const pickRange = (from: number, to: number): void => {
    const picked: Row[] = [];
    for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
      const row = rowAt(pages, index);
      if (row !== undefined) picked.push(row);
    }
    onPickMore?.(picked);
  };
  const { scroller, items, size, rowHeight, setCurrent, itemAttributes, ...handlers } =
    useRovingGrid({
      rowCount: total,
      columnCount: 0,
      headHeight: GRID_HEADER_HEIGHT,
      queryVersion,
      positions: {
        keyAt: (index) => {
          const row = rowAt(pages, index);
          return row === undefined ? undefined : keyOf(row);
        },
        indexOf: (key) => findRowIndex(pages, (row) => keyOf(row) === key),
      },
      loading,
      onEnter: ({ row }) => {
        openRow(row);
      },
      onSpace:
        onPick &&
        (({ row }) => {
          pickRow(row);
        }),
      onVisible,
      goToRow,
      onWent,
    });
  const hasRows = items.length > 0;
  useEffect(() => {
    if (hasRows) onFirstRows?.();
  }, [hasRows, onFirstRows]);
  const actions = useRowActions({
    onPress: (event) => {
      // The focus, and with it the row that a range begins at, stays until the click.
      if (event.shiftKey && onPickMore !== undefined) event.preventDefault();
    },
    onOpen: (event, index) => {
      const picksMore = event.shiftKey && onPickMore !== undefined;
      const picksOne = (event.ctrlKey || event.metaKey) && onPick !== undefined;
      if (picksMore) pickRange(handlers.current.row, index);
      if (picksOne) pickRow(index);
      setCurrent({ row: index, column: -1 });
      if (!picksOne && !picksMore) openRow(index);
    },
    onMenu: (event, index) => {
      const row = rowAt(pages, index);
      if (row === undefined || menuOf === undefined) return;
      event.preventDefault();
      setCurrent({ row: index, column: -1 });
      const { left, bottom } = event.currentTarget.getBoundingClientRect();
      // A key has no place: its menu is below the row.
      const byKey = event.button !== 2;
      setMenu({
        x: byKey ? left + 40 : event.clientX,
        y: byKey ? bottom : event.clientY,
        actions: menuOf(row),
      });
    },
  });
  const gridId = useId();
  const width = useGridWidth(scroller);
  const settings = arranging?.settings ?? defaultColumnSettings;
  const { shown, layout, withoutRoom } = useMemo(
    () => arrangeColumns(columns, settings, width),
    [columns, settings, width],
  );
  useEffect(() => {
    if (arranging !== undefined) setColumnsWithoutRoom(withoutRoom);
  }, [arranging, withoutRoom]);
  return (
    <div
      ref={scroller}
      {...region}
      className="lk-scroller"
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={shown.length}
      aria-busy={loading}
      data-outdated={isPreviousData || undefined}
      onFocus={handlers.onFocus}
      onBlur={handlers.onBlur}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        const at = handlers.current.row;
        const row = rowAt(pages, at);
        if (isGridItem(event.target) && onPickMore !== undefined) {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (event.shiftKey && step !== 0) pickRange(at, Math.max(0, at + step));
          if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
            event.preventDefault();
            onPickMore(Object.values(pages).flat());
          }
        }
        const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
        if (
          plain &&
          row !== undefined &&
          isGridItem(event.target) &&
          onRowKey?.(event.key, row) === true
        )
          event.preventDefault();
        handlers.onKeyDown(event);
      }}
    >
      {menu !== null && (
        <ContextMenu
          menu={menu}
          onClose={() => {
            setMenu(null);
          }}
        />
      )}
      <GridHeader
        gridId={gridId}
        columns={shown}
        layout={layout}
        sorting={sorting}
        arranging={arranging}
      />
      <div
        role="rowgroup"
        className={gridStyles['body']}
        data-grid-body
        style={{ height: size, minWidth: layout.minWidth }}
      >
        {items.map(({ index, start }) => {
          const row = rowAt(pages, index);
          return (
            <GridRow
              key={index}
              gridId={gridId}
              index={index}
              top={start}
              height={rowHeight}
              row={row}
              profile={row === undefined ? undefined : byId.get(row.profileId)}
              columns={shown}
              template={layout.template}
              tabIndex={itemAttributes({ row: index, column: -1 }).tabIndex}
              open={row !== undefined && isOpen(row)}
              actions={actions}
            />
          );
        })}
      </div>
    </div>
  );
}
