import { useEffect, useMemo } from 'react';
import { findRowIndex, rowAt, type PagedRows } from '../../state/paged-rows';
import { useProfiles } from '../../state/profiles';
import { useView } from '../../state/view';
import { computeGridLayout, type GridColumn } from './grid-columns';
import { GridHeader, type GridSorting } from './GridHeader';
import { useGrid } from './useGrid';
import './grid.css';
import type { Profile } from '../../../contract';

interface DataGridProps<Row, Field extends string> {
  /** What the rows are. */
  label: string;
  columns: readonly GridColumn<Row, Field>[];
  total: number;
  rows: Pick<PagedRows<Row>, 'pages' | 'queryVersion' | 'loading' | 'isPreviousData'>;
  /** Tells a row from all others, also when it was read again. */
  keyOf: (row: Row) => string;
  /** The order, and how another is chosen; left out by a list that has its own. */
  sorting?: GridSorting<Field>;
  /** Whether a row is shown beside the grid. */
  isOpen: (row: Row) => boolean;
  onOpen: (row: Row) => void;
  /** Space: picks a row, or lets it go. */
  onPick?: (row: Row) => void;
  /** Escape. */
  onClose: () => void;
  /** The rows on screen, some around them included. */
  onVisible: (first: number, last: number) => void;
  /** The first rows are elements. */
  onFirstRows?: () => void;
}

/** All rows of an answer, of which only those on screen exist as elements. One tab stop; keys move the row. */
export function DataGrid<Row extends { profileId: string }, Field extends string = never>(
  props: DataGridProps<Row, Field>,
) {
  const { label, columns, total, rows, keyOf, sorting, isOpen, onOpen, onClose, onVisible } = props;
  const { pages, queryVersion: question, loading, isPreviousData: outdated } = rows;
  const compact = useView((state) => state.density === 'compact');
  const profiles = useProfiles((state) => state.profiles);
  const byId = useMemo(() => new Map((profiles ?? []).map((each) => [each.id, each])), [profiles]);
  const openRow = (index: number): void => {
    const row = rowAt(pages, index);
    if (row !== undefined) onOpen(row);
  };
  const { onPick } = props;
  const pickRow = (index: number): void => {
    const row = rowAt(pages, index);
    if (row !== undefined) onPick?.(row);
  };
  const height = compact ? 28 : 36;
  const { scroller, items, size, current, setActive, onKeyDown, onFocus, onBlur } = useGrid({
    total,
    height,
    queryVersion: question,
    positions: {
      keyAt: (index) => {
        const row = rowAt(pages, index);
        return row === undefined ? undefined : keyOf(row);
      },
      indexOf: (key) => findRowIndex(pages, (row) => keyOf(row) === key),
    },
    loading,
    onEnter: openRow,
    onSpace: onPick === undefined ? undefined : pickRow,
    onVisible,
  });
  useOnFirstRows(items.length > 0, props.onFirstRows);
  const layout = computeGridLayout(columns);
  return (
    <div
      ref={scroller}
      className="lk-scroller"
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-busy={loading}
      data-outdated={outdated || undefined}
      onFocus={onFocus}
      onBlur={onBlur}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        onKeyDown(event);
      }}
    >
      <GridHeader columns={columns} layout={layout} sorting={sorting} />
      <div
        role="rowgroup"
        className="grid-body"
        style={{ height: size, minWidth: layout.minWidth }}
      >
        {items.map(({ index, start }) => {
          const row = rowAt(pages, index);
          return (
            <GridRow
              key={index}
              index={index}
              top={start}
              height={height}
              row={row}
              profile={row === undefined ? undefined : byId.get(row.profileId)}
              columns={columns}
              template={layout.template}
              active={index === current}
              open={row !== undefined && isOpen(row)}
              onOpen={() => {
                setActive(index);
                openRow(index);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

function useOnFirstRows(drawn: boolean, onDrawn: (() => void) | undefined): void {
  useEffect(() => {
    if (drawn) onDrawn?.();
  }, [drawn, onDrawn]);
}

interface GridRowProps<Row, Field extends string> {
  index: number;
  /** Px from the top of the body. */
  top: number;
  height: number;
  /** Undefined while its page is being read. */
  row: Row | undefined;
  /** Undefined when the instance is no longer kept. */
  profile: Profile | undefined;
  columns: readonly GridColumn<Row, Field>[];
  template: string;
  /** The one that Tab reaches. */
  active: boolean;
  open: boolean;
  onOpen: () => void;
}

export function GridRow<Row, Field extends string>(props: GridRowProps<Row, Field>) {
  const { index, top, height, row, profile, columns, template, active, open, onOpen } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={open}
      data-row={index}
      className="grid-line grid-row"
      tabIndex={active ? 0 : -1}
      style={{ gridTemplateColumns: template, height, transform: `translateY(${top}px)` }}
      onClick={onOpen}
    >
      {columns.map(({ key, alignRight: right, cell }) => (
        <div
          key={key}
          role="gridcell"
          className="grid-cell"
          data-side={right === true ? 'right' : undefined}
        >
          {row === undefined ? <span className="grid-wait" /> : cell(row, profile)}
        </div>
      ))}
    </div>
  );
}
