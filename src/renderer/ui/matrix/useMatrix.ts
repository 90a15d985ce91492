/** A matrix of any length: which lines are elements, which cell has the focus, and how keys move it. */
import { useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useView } from '../../state/view';
import { fixedRowPositions, type RowPositions, useActiveRow } from '../grid/useActiveRow';
import { rowRangeWithFocus } from '../grid/row-navigation';
import { useKeepFocus } from '../grid/useKeepFocus';
import { type MatrixPosition, findCellRow, nextPosition } from './matrix-rows';
import { useDialogs } from '../../state/dialogs';
import { handlesOwnKeys } from '../keyboard/focus';

export interface MatrixOptions {
  rowCount: number;
  columns: number;
  /** Px: of the heads of columns. */
  headHeight?: number | undefined;
  isSection: (line: number) => boolean;
  /** Another one is answered from its top. */
  queryVersion?: number | undefined;
  /** What lies where: the line that has the focus is followed when it moves. */
  positions?: RowPositions | undefined;
  /** The next line, from one on in a direction, that holds a difference; null for none. It may have to be read. */
  findDifference: (from: number, step: 1 | -1) => number | null | Promise<number | null>;
  /** Enter or double click on a cell. */
  onOpen?: ((place: MatrixPosition) => void) | undefined;
  /** The lines on screen, some around them included. */
  onVisible?: ((first: number, last: number) => void) | undefined;
}

export type MatrixState = ReturnType<typeof useMatrix>;

export function useMatrix(options: MatrixOptions) {
  const { rowCount: lines, columns, isSection, findDifference, onOpen, onVisible } = options;
  const {
    headHeight = 64,
    queryVersion: question,
    positions: places = fixedRowPositions,
  } = options;
  const compact = useView((state) => state.density === 'compact');
  const height = compact ? 28 : 36;
  const scroller = useRef<HTMLDivElement>(null);
  const active = useActiveRow({ total: lines, queryVersion: question, positions: places });
  const [column, setColumn] = useState(-1);
  const focusWanted = useRef(false);
  const begun = useRef(false);
  const current: MatrixPosition = {
    row: findCellRow(Math.max(0, active.current), 1, lines, isSection) ?? 0,
    column: Math.min(column, columns - 1),
  };

  const rangeExtractor = useCallback(
    (range: Range) => rowRangeWithFocus(range, current.row),
    [current.row],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- the matrix is not compiled by React Compiler
  const virtual = useVirtualizer({
    count: lines,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    scrollPaddingStart: headHeight,
    rangeExtractor,
  });
  useEffect(() => {
    virtual.measure();
  }, [virtual, height]);
  useEffect(() => {
    begun.current = false;
    virtual.scrollToOffset(0);
  }, [virtual, question]);

  const first = virtual.range?.startIndex ?? 0;
  const last = virtual.range?.endIndex ?? 0;
  useEffect(() => {
    onVisible?.(Math.max(0, first - 20), Math.min(lines - 1, last + 20));
  }, [first, last, lines, onVisible]);
  useEffect(() => {
    if (!focusWanted.current) return;
    focusWanted.current = false;
    focusCell(scroller.current, current);
  });

  const setPlace = (place: MatrixPosition): void => {
    active.setActive(place.row);
    setColumn(place.column);
  };
  const { onFocus, onBlur } = useKeepFocus({
    scroller,
    itemSelector: '[data-place]',
    tabStopSelector: `[data-place="${current.row}/${current.column}"]`,
    onFocusReached: ({ dataset }) => {
      const [at, across] = (dataset['place'] ?? '').split('/');
      setPlace({ row: Number(at), column: Number(across) });
    },
  });

  const goTo = (place: MatrixPosition): void => {
    focusWanted.current = true;
    begun.current = true;
    virtual.scrollToIndex(place.row, { align: 'auto' });
    setPlace(place);
  };
  const goToDifference = async (step: 1 | -1): Promise<void> => {
    // Nobody has been anywhere yet: the first line may be the first difference.
    const here = begun.current || scroller.current?.contains(document.activeElement) === true;
    const line = await findDifference(here ? current.row + step : current.row, step);
    if (line !== null) goTo({ row: line, column: current.column });
  };
  useDifferenceKeys(goToDifference);

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement)) return;
    if (event.target.dataset['place'] === undefined) return;
    if (event.key === 'Enter') {
      onOpen?.(current);
      return;
    }
    const seen = (scroller.current?.clientHeight ?? 0) - headHeight;
    const perPage = Math.max(1, Math.floor(seen / height) - 1);
    const key = event.ctrlKey ? toEdgeKey(event.key) : event.key;
    const next = nextPosition(key, current, { rowCount: lines, columns, perPage, isSection });
    if (next === null) return;
    event.preventDefault();
    goTo(next);
  };

  return {
    scroller,
    height,
    headHeight,
    current,
    goTo,
    goToDifference,
    onOpen,
    onKeyDown,
    onFocus,
    onBlur,
    items: virtual.getVirtualItems(),
    size: virtual.getTotalSize(),
  };
}

/** Ctrl+Home and Ctrl+End go to the first and the last line; alone they stay in the line. */
const toEdgeKey = (key: string): string =>
  key === 'Home' ? 'FirstLine' : key === 'End' ? 'LastLine' : key;

function focusCell(scroller: HTMLElement | null, { row: line, column }: MatrixPosition): void {
  const cell = scroller?.querySelector<HTMLElement>(`[data-place="${line}/${column}"]`);
  cell?.focus({ preventScroll: true });
  // The heads of lines stay in sight by themselves, over cells that would be under them.
  if (column >= 0) cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** n and p, wherever the focus is, as long as nothing is typed and no dialog is open. */

export function useDifferenceKeys(go: (step: 1 | -1) => Promise<void>): void {
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.key !== 'n' && event.key !== 'p') return;
      if (useDialogs.getState().dialog !== null || handlesOwnKeys(event.target)) return;
      event.preventDefault();
      void latest.current(event.key === 'n' ? 1 : -1);
    };
    window.addEventListener('keydown', hear);
    return () => {
      window.removeEventListener('keydown', hear);
    };
  }, []);
}
