/**
 * A grid of any length with one tab stop. It decides which rows are elements, which item has the focus, and how
 * keys move the focus. The items are whole rows, or the cells of rows.
 */
import { useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useView } from '../../state/view';
import { gridItemAttributes, gridItemSelectorAt, isGridItem } from './grid-items';
import { findItemRow, nextPosition, rowRangeWithFocus, type GridPosition } from './grid-navigation';
import { useActiveRow, type RowPositions } from './useActiveRow';
import { useKeepFocus } from './useKeepFocus';

interface RovingGridOptions {
  rowCount: number;
  /** Cells of a row, without its header; 0 when the items are whole rows. */
  columnCount: number;
  /** Px of the column headers, which stay at the top. */
  headHeight: number;
  isSection?: (row: number) => boolean;
  /** Grows when the rows answer another question: the grid then scrolls to its top. */
  queryVersion?: number | undefined;
  /** Finds a row that moved, so that the focus follows it. */
  positions: RowPositions;
  /** An answer is awaited. When it has arrived, `onVisible` is called again. */
  loading?: boolean;
  onEnter?: ((position: GridPosition) => void) | undefined;
  onSpace?: ((position: GridPosition) => void) | undefined;
  /** Called when a key, a click or `goTo` moved the focus. */
  onMove?: (() => void) | undefined;
  /** The rows on screen, including some around them. */
  onVisible?: ((first: number, last: number) => void) | undefined;
  /** A row that shall be scrolled to and get the focus; null for none. */
  goToRow?: number | null | undefined;
  /** It has got it. */
  onWent?: (() => void) | undefined;
}

const COMPACT_ROW_HEIGHT = 28;
const ROW_HEIGHT = 36;
/** Rows above and below the visible ones that are elements too: one turn of a wheel passes three. */
const OVERSCAN = 4;
/** Rows above and below the visible ones whose content is loaded. */
const PRELOADED_ROWS = 20;
const noSections = (): boolean => false;

export function useRovingGrid({
  rowCount,
  columnCount,
  headHeight,
  isSection = noSections,
  queryVersion,
  positions,
  loading = false,
  onEnter,
  onSpace,
  onMove,
  onVisible,
  goToRow = null,
  onWent,
}: RovingGridOptions) {
  const rowHeight = useView(({ density }) =>
    density === 'compact' ? COMPACT_ROW_HEIGHT : ROW_HEIGHT,
  );
  const scroller = useRef<HTMLDivElement>(null);
  const activeRow = useActiveRow({ total: rowCount, queryVersion, positions });
  const [column, setColumn] = useState(-1);
  const current: GridPosition = {
    row: findItemRow(Math.max(0, activeRow.current), 1, rowCount, isSection) ?? 0,
    column: Math.min(column, columnCount - 1),
  };
  const setCurrent = (position: GridPosition): void => {
    activeRow.setActive(position.row);
    setColumn(position.column);
  };

  const rangeExtractor = useCallback(
    (range: Range) => rowRangeWithFocus(range, current.row),
    [current.row],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- the grid is not compiled by React Compiler
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollPaddingStart: headHeight,
    rangeExtractor,
  });
  useEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rowHeight]);
  useEffect(() => {
    virtualizer.scrollToOffset(0);
  }, [virtualizer, queryVersion]);

  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    onVisible?.(Math.max(0, first - PRELOADED_ROWS), Math.min(rowCount - 1, last + PRELOADED_ROWS));
  }, [first, last, rowCount, loading, onVisible]);

  const focusRequested = useRef(false);
  useEffect(() => {
    if (!focusRequested.current) return;
    focusRequested.current = false;
    focusItem(scroller.current, current, columnCount);
  });
  const { onFocus, onBlur } = useKeepFocus({
    scroller,
    tabStopSelector: gridItemSelectorAt(current, columnCount),
    onFocusReached: setCurrent,
  });

  const goTo = (position: GridPosition): void => {
    focusRequested.current = true;
    onMove?.();
    virtualizer.scrollToIndex(position.row, { align: 'auto' });
    setCurrent(position);
  };
  const goToCentre = useEffectEvent((row: number): void => {
    goTo({ row, column: -1 });
    virtualizer.scrollToIndex(row, { align: 'center' });
    onWent?.();
  });
  useEffect(() => {
    if (goToRow !== null) goToCentre(goToRow);
  }, [goToRow]);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (!isGridItem(event.target)) return;
    if (event.key === 'Enter') {
      onEnter?.(current);
      return;
    }
    if (event.key === ' ' && onSpace !== undefined) {
      event.preventDefault();
      onSpace(current);
      return;
    }
    const visibleHeight = (scroller.current?.clientHeight ?? 0) - headHeight;
    const perPage = Math.max(1, Math.floor(visibleHeight / rowHeight) - 1);
    const next = nextPosition(event, current, { rowCount, columnCount, isSection }, perPage);
    if (next === null) return;
    event.preventDefault();
    goTo(next);
  };

  return {
    scroller,
    rowHeight,
    headHeight,
    current,
    setCurrent,
    goTo,
    onKeyDown,
    onFocus,
    onBlur,
    itemAttributes: (position: GridPosition) => gridItemAttributes(position, current, columnCount),
    items: virtualizer.getVirtualItems(),
    size: virtualizer.getTotalSize(),
  };
}

function focusItem(
  scroller: HTMLElement | null,
  position: GridPosition,
  columnCount: number,
): void {
  const item = scroller?.querySelector<HTMLElement>(gridItemSelectorAt(position, columnCount));
  item?.focus({ preventScroll: true });
  // Row headers stay in sight by themselves, and cover cells that are scrolled under them.
  if (position.column >= 0) item?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
