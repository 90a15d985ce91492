/** Which rows of accounts side by side are meant: on screen, and in a file. Without zod: the page needs it. */
import type { Relation } from './account-comparison';
import type { Progress } from './operation';

export const shownRows = ['all', 'different', 'unknown'] as const;
export type ShownRows = (typeof shownRows)[number];

/** A row that differs by nature is neither a difference nor unknown. */
export const isRowShown = (
  { verdict, informative = false }: { verdict: Relation; informative?: boolean },
  show: ShownRows,
): boolean => show === 'all' || (!informative && verdict === show);

/**
 * What a table has under a key that Domo or a person named. Every object inherits something called `constructor` or
 * `__proto__`; that is never meant.
 */
export const ownProperty = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** How far work in several instances has come. Without zod: the first screen needs it. */

/** From 0 to 1; null while it cannot be told. Lists are a small, unknown part of a sync; only counted work moves the bar. */
export function progressRatio(progress: readonly Progress[]): number | null {
  const counting = progress.filter(({ total }) => total !== null);
  if (counting.length < progress.length) return null;
  const total = counting.reduce((sum, each) => sum + (each.total ?? 0), 0);
  const done = counting.reduce((sum, each) => sum + each.done, 0);
  return total === 0 ? null : done / total;
}
