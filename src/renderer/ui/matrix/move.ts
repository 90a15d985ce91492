/** How keys move through a matrix. Pure. */
import { nextRow } from '../grid/keys';
import type { Place } from './lines';

export interface Extent {
  lines: number;
  columns: number;
  /** Lines that fit on screen. */
  perPage: number;
  /** Sections have no cells, so nothing stops on them. */
  isSection: (line: number) => boolean;
}

/** Home and End move within a line; these go to the first and the last one. */
const ends: Readonly<Record<string, string>> = { FirstLine: 'Home', LastLine: 'End' };

/** The place that a key moves to, or null when the key moves nothing. */
export function nextPlace(
  key: string,
  { line, column }: Place,
  { lines, columns, perPage, isSection }: Extent,
): Place | null {
  if (lines === 0) return null;
  if (key === 'ArrowLeft') return { line, column: Math.max(-1, column - 1) };
  if (key === 'ArrowRight') return { line, column: Math.min(columns - 1, column + 1) };
  if (key === 'Home') return { line, column: -1 };
  if (key === 'End') return { line, column: columns - 1 };
  const next = nextRow(ends[key] ?? key, line, lines, perPage);
  if (next === null) return null;
  const step = next < line ? -1 : 1;
  return { line: lineFrom(next, step, lines, isSection) ?? line, column };
}

/** The first line with cells from a place on, in a direction, else the other way; null when there is none. */
export function lineFrom(
  from: number,
  step: 1 | -1,
  lines: number,
  isSection: (line: number) => boolean,
): number | null {
  for (let line = from; line >= 0 && line < lines; line += step) if (!isSection(line)) return line;
  for (let line = from; line >= 0 && line < lines; line -= step) if (!isSection(line)) return line;
  return null;
}
