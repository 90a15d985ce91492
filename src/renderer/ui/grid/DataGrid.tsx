import { useEffect, useMemo } from 'react';
import { indexOf, rowAt, type Paged } from '../../state/paged';
import { useProfiles } from '../../state/profiles';
import { useView } from '../../state/view';
import { layoutOf, type Column } from './columns';
import { GridHead, type Sorting } from './GridHead';
import { GridRow } from './GridRow';
import { useGrid } from './useGrid';
import './grid.css';

interface Props<Row, Field extends string> {
  /** What the rows are. */
  label: string;
  columns: readonly Column<Row, Field>[];
  total: number;
  rows: Pick<Paged<Row>, 'pages' | 'question' | 'loading' | 'outdated'>;
  /** Tells a row from all others, also when it was read again. */
  keyOf: (row: Row) => string;
  /** The order, and how another is chosen; left out by a list that has its own. */
  sorting?: Sorting<Field>;
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
  onDrawn?: () => void;
}

/** All rows of an answer, of which only those on screen exist as elements. One tab stop; keys move the row. */
export function DataGrid<Row extends { profileId: string }, Field extends string = never>(
  props: Props<Row, Field>,
) {
  const { label, columns, total, rows, keyOf, sorting, isOpen, onOpen, onClose, onVisible } = props;
  const { pages, question, loading, outdated } = rows;
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
    question,
    places: {
      keyAt: (index) => {
        const row = rowAt(pages, index);
        return row === undefined ? undefined : keyOf(row);
      },
      indexOf: (key) => indexOf(pages, (row) => keyOf(row) === key),
    },
    loading,
    onEnter: openRow,
    onSpace: onPick === undefined ? undefined : pickRow,
    onVisible,
  });
  useDrawn(items.length > 0, props.onDrawn);
  const layout = layoutOf(columns);
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
      <GridHead columns={columns} layout={layout} sorting={sorting} />
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

function useDrawn(drawn: boolean, onDrawn: (() => void) | undefined): void {
  useEffect(() => {
    if (drawn) onDrawn?.();
  }, [drawn, onDrawn]);
}
