/** A matrix of any length: a roving grid whose items are cells, with keys that go from difference to difference. */
import { useEffect, useRef } from 'react';
import { useDialogs } from '../../state/dialogs';
import type { GridPosition } from '../grid/grid-navigation';
import { fixedRowPositions, type RowPositions } from '../grid/useActiveRow';
import { useRovingGrid } from '../grid/useRovingGrid';
import { handlesOwnKeys } from '../keyboard/focus';

interface MatrixOptions {
  rowCount: number;
  /** Without the row headers. */
  columns: number;
  /** Px of the column headers. */
  headHeight?: number | undefined;
  isSection: (row: number) => boolean;
  /** Grows when the rows answer another question: the matrix then scrolls to its top. */
  queryVersion?: number | undefined;
  /** Finds a row that moved, so that the focus follows it. */
  positions?: RowPositions | undefined;
  /** The first row with a difference, from `from` on in a direction; null for none. It may have to be read. */
  findDifference: (from: number, step: 1 | -1) => number | null | Promise<number | null>;
  /** Enter or double click on a cell. */
  onOpen?: ((position: GridPosition) => void) | undefined;
  /** The rows on screen, including some around them. */
  onVisible?: ((first: number, last: number) => void) | undefined;
}

export type MatrixState = ReturnType<typeof useMatrix>;

export function useMatrix({
  rowCount,
  columns,
  headHeight = 64,
  isSection,
  queryVersion,
  positions = fixedRowPositions,
  findDifference,
  onOpen,
  onVisible,
}: MatrixOptions) {
  const hasMoved = useRef(false);
  useEffect(() => {
    hasMoved.current = false;
  }, [queryVersion]);
  const grid = useRovingGrid({
    rowCount,
    columnCount: columns,
    headHeight,
    isSection,
    queryVersion,
    positions,
    onEnter: onOpen,
    onMove: () => {
      hasMoved.current = true;
    },
    onVisible,
  });
  const { scroller, current, goTo } = grid;
  const goToDifference = async (step: 1 | -1): Promise<void> => {
    // Before the user has moved, the first row may itself be the first difference.
    const moved = hasMoved.current || scroller.current?.contains(document.activeElement) === true;
    const row = await findDifference(moved ? current.row + step : current.row, step);
    if (row !== null) goTo({ row, column: current.column });
  };
  useDifferenceKeys(goToDifference);
  return { ...grid, goToDifference, onOpen };
}

/** n and p go to the next and the previous difference from anywhere, except where keys have another meaning. */
function useDifferenceKeys(goToDifference: (step: 1 | -1) => Promise<void>): void {
  const latest = useRef(goToDifference);
  useEffect(() => {
    latest.current = goToDifference;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.key !== 'n' && event.key !== 'p') return;
      if (useDialogs.getState().dialog !== null || handlesOwnKeys(event.target)) return;
      event.preventDefault();
      void latest.current(event.key === 'n' ? 1 : -1);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
