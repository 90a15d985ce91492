/** A grid of any length: which rows are elements, which one has the focus, and how keys move it. */
import { useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { type RowPositions, useActiveRow } from './useActiveRow';
import { nextRowForKey, rowRangeWithFocus } from './row-navigation';
import { useKeepFocus } from './useKeepFocus';

const HEADER_HEIGHT = 32;

interface GridOptions {
  total: number;
  /** Px of a row. */
  height: number;
  /** Grows when the rows answer another question: the grid goes back to its top. */
  queryVersion: number;
  /** What lies where: the row that has the focus is followed when it moves. */
  positions: RowPositions;
  /** An answer is awaited; when it comes, what was missing meanwhile is asked for. */
  loading: boolean;
  /** Enter on a row. */
  onEnter: (index: number) => void;
  /** Space on a row. */
  onSpace?: ((index: number) => void) | undefined;
  /** The rows on screen, some around them included. */
  onVisible: (first: number, last: number) => void;
}

export function useGrid({
  total,
  height,
  queryVersion: question,
  positions: places,
  loading,
  onEnter,
  onSpace,
  onVisible,
}: GridOptions) {
  const scroller = useRef<HTMLDivElement>(null);
  const { current, setActive } = useActiveRow({ total, queryVersion: question, positions: places });
  const focusWanted = useRef(false);

  const rangeExtractor = useCallback(
    (range: Range) => rowRangeWithFocus(range, current),
    [current],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- the grid is not compiled by React Compiler
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    scrollPaddingStart: HEADER_HEIGHT,
    rangeExtractor,
  });

  useEffect(() => {
    virtual.measure();
  }, [virtual, height]);
  useEffect(() => {
    virtual.scrollToOffset(0);
  }, [virtual, question]);

  const first = virtual.range?.startIndex ?? 0;
  const last = virtual.range?.endIndex ?? 0;
  useEffect(() => {
    onVisible(Math.max(0, first - 20), Math.min(total - 1, last + 20));
  }, [first, last, total, loading, onVisible]);
  useEffect(() => {
    if (!focusWanted.current) return;
    focusWanted.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-row="${current}"]`)?.focus();
  }, [current]);
  const { onFocus, onBlur } = useKeepFocus({
    scroller,
    itemSelector: '[data-row]',
    tabStopSelector: `[data-row="${current}"]`,
    onFocusReached: ({ dataset }) => {
      setActive(Number(dataset['row']));
    },
  });

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['row'] === undefined) return;
    if (event.key === 'Enter') {
      onEnter(current);
      return;
    }
    if (event.key === ' ' && onSpace !== undefined) {
      event.preventDefault();
      onSpace(current);
      return;
    }
    const seen = (scroller.current?.clientHeight ?? 0) - HEADER_HEIGHT;
    const perPage = Math.max(1, Math.floor(seen / height) - 1);
    const next = nextRowForKey(event.key, current, total, perPage);
    if (next === null) return;
    event.preventDefault();
    focusWanted.current = next !== current;
    virtual.scrollToIndex(next, { align: 'auto' });
    setActive(next);
  };

  return {
    scroller,
    items: virtual.getVirtualItems(),
    size: virtual.getTotalSize(),
    current,
    setActive,
    onKeyDown,
    onFocus,
    onBlur,
  };
}
