/** Small rules that main and the page share. They import no zod, which keeps the page's first screen small. */
import type { AccountKey } from './account';
import type { Relation } from './account-comparison';
import type { Progress } from './operation';

/** Which rows of a comparison of accounts are shown, on screen and in a file. */
export const shownRows = ['all', 'different', 'unknown', 'asWritten'] as const;
export type ShownRows = (typeof shownRows)[number];

/** An informative row differs by nature, so it counts neither as a difference nor as unknown. */
export const isRowShown = (
  { verdict, informative = false }: { verdict: Relation; informative?: boolean },
  show: ShownRows,
): boolean =>
  show === 'all' ||
  (!informative && (show === 'asWritten' ? isAsWritten(verdict) : verdict === show));

/** Whether values were compared only by what Latchkey wrote. */
export const isAsWritten = (relation: Relation): boolean =>
  relation === 'sameAsWritten' || relation === 'differsAsWritten';

/**
 * The value of an object's own property, for a key that Domo or a person named. Undefined for `constructor`,
 * `__proto__` and other names that every object inherits.
 */
export const ownProperty = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** The same text for the same account: the key of a map, of a question or of a row on screen. */
export const accountKeyText = ({ profileId, kind, id }: AccountKey): string =>
  `${profileId} ${kind} ${id}`;

/** For an account without a display name, Latchkey shows its name, as Domo does. */
export const displayNameOrName = ({
  displayName,
  name,
}: {
  readonly displayName: string;
  readonly name: string;
}): string => (displayName === '' ? name : displayName);

/** The most accounts of one bulk change: reading so many takes minutes, and a plan of them is some 35 MB. */
export const MAX_BULK_ACCOUNTS = 50_000;

/** The most accounts whose secrets are looked for at once. */
export const MAX_ROTATION_LIKES = 1_000;

/** The most accounts of each kind that a list of what was found names, where it says how many more there are. */
export const MAX_NAMED_UNTIDY = 5_000;

/**
 * The most accounts that one plan looks at to find those that it changes, such as what a person owns. A request has at
 * most 500,000 values, and an account is four of them.
 */
export const MAX_SEARCHED_ACCOUNTS = 100_000;

/**
 * Progress of work in several instances, from 0 to 1. Null while any total is unknown: until the lists are read,
 * nobody knows how much work there is.
 */
export function progressRatio(progress: readonly Progress[]): number | null {
  const counting = progress.filter(({ total }) => total !== null);
  if (counting.length < progress.length) return null;
  const total = counting.reduce((sum, each) => sum + (each.total ?? 0), 0);
  const done = counting.reduce((sum, each) => sum + each.done, 0);
  return total === 0 ? null : done / total;
}

/** Characters. Shorter passphrases are refused when they are set, and never when Latchkey is unlocked. */
export const MIN_PASSPHRASE_LENGTH = 10;
