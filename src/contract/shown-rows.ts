/** Which rows of accounts side by side are meant: on screen, and in a file. Without zod: the page needs it. */
import type { Relation } from './comparison';

export const shownRows = ['all', 'different', 'unknown'] as const;
export type ShownRows = (typeof shownRows)[number];

/** A row that differs by nature is neither a difference nor unknown. */
export const isShown = (
  { verdict, informative = false }: { verdict: Relation; informative?: boolean },
  show: ShownRows,
): boolean => show === 'all' || (!informative && verdict === show);
