/** What a matrix shows: lines of cells, under sections. */
import type { ReactNode } from 'react';
import { nextRowForKey } from '../grid/row-navigation';

/**
 * What a cell says beside its content. `same` and `different` carry a symbol and a word; `missing` and `unknown`
 * say it in their content and look so; `unsure` is there, while what it is held against cannot be seen; `plain`
 * says nothing.
 */
export type CellLook = 'plain' | 'same' | 'different' | 'missing' | 'unknown' | 'unsure';

export interface MatrixCell {
  look: CellLook;
  content: ReactNode;
  /** The content has symbol and word itself. */
  hasOwnMark?: boolean | undefined;
  /** All of it, where the content is cut. */
  title?: string | undefined;
}

/** A line of cells, or a section over the lines that follow. */
export type MatrixRow =
  | { is: 'section'; title: string }
  | {
      is: 'row';
      head: ReactNode;
      /** One for each column. */
      cells: readonly MatrixCell[];
    };

export interface MatrixColumn {
  key: string;
  head: ReactNode;
}

/** Column -1 is the head of a line. */
export interface MatrixPosition {
  row: number;
  column: number;
}

/** How keys move through a matrix. Pure. */

export interface MatrixExtent {
  rowCount: number;
  columns: number;
  /** Lines that fit on screen. */
  perPage: number;
  /** Sections have no cells, so nothing stops on them. */
  isSection: (line: number) => boolean;
}

/** Home and End move within a line; these go to the first and the last one. */
const edgeKeys: Readonly<Record<string, string>> = { FirstLine: 'Home', LastLine: 'End' };

/** The place that a key moves to, or null when the key moves nothing. */
export function nextPosition(
  key: string,
  { row: line, column }: MatrixPosition,
  { rowCount: lines, columns, perPage, isSection }: MatrixExtent,
): MatrixPosition | null {
  if (lines === 0) return null;
  if (key === 'ArrowLeft') return { row: line, column: Math.max(-1, column - 1) };
  if (key === 'ArrowRight') return { row: line, column: Math.min(columns - 1, column + 1) };
  if (key === 'Home') return { row: line, column: -1 };
  if (key === 'End') return { row: line, column: columns - 1 };
  const next = nextRowForKey(edgeKeys[key] ?? key, line, lines, perPage);
  if (next === null) return null;
  const step = next < line ? -1 : 1;
  return { row: findCellRow(next, step, lines, isSection) ?? line, column };
}

/** The first line with cells from a place on, in a direction, else the other way; null when there is none. */
export function findCellRow(
  from: number,
  step: 1 | -1,
  lines: number,
  isSection: (line: number) => boolean,
): number | null {
  for (let line = from; line >= 0 && line < lines; line += step) if (!isSection(line)) return line;
  for (let line = from; line >= 0 && line < lines; line -= step) if (!isSection(line)) return line;
  return null;
}
