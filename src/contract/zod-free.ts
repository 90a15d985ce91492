/** Small rules that main and the page share. Without zod, so that the page's first screen stays small. */
import type { Relation } from './account-comparison';
import type { Progress } from './operation';

/** Rows of accounts side by side: on screen, and in a file. */
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

/** Domo shows the name of an account that has no display name, and so does Latchkey. */
export const displayNameOrName = ({
  displayName,
  name,
}: {
  readonly displayName: string;
  readonly name: string;
}): string => (displayName === '' ? name : displayName);

/**
 * Progress of work in several instances, from 0 to 1; null while it is not known. Reading lists is a small, unknown
 * part of a sync: only counted work moves the bar.
 */
export function progressRatio(progress: readonly Progress[]): number | null {
  const counting = progress.filter(({ total }) => total !== null);
  if (counting.length < progress.length) return null;
  const total = counting.reduce((sum, each) => sum + (each.total ?? 0), 0);
  const done = counting.reduce((sum, each) => sum + each.done, 0);
  return total === 0 ? null : done / total;
}
