/** What is said of the life of a token. Imports no zod. */
import { describeInstant } from './instants';
import { matchesSearch } from './text-folding';
import { t } from './texts';
import type { ShownToken, TokenLife } from './tokens';

const DAY_MS = 86_400_000;

/** Whole days that are left; negative once it has expired. */
export const daysLeft = (expires: number, now: number): number =>
  Math.floor((expires - now) / DAY_MS);

export function daysLeftText(expires: number | null, now: number): string {
  if (expires === null) return t('not known');
  if (expires <= now) return t('expired');
  const days = daysLeft(expires, now);
  return days === 0 ? t('less than a day') : days === 1 ? t('1 day') : t('{days} days', { days });
}

const unknownLives: Readonly<Record<'notListed' | 'refused', string>> = {
  notListed: t('not known: Domo lists no token of its user with an end'),
  refused: t('not known: its user may not list tokens'),
};

/** `12 days, until 2026-08-01 10:00 UTC`, or why it is not known. The window has another way to write a time. */
export function tokenLifeText(
  { state, earliest, latest }: TokenLife,
  now: number,
  writeTime: (at: number) => string = describeInstant,
): string {
  if (state === 'notListed' || state === 'refused') return unknownLives[state];
  if (earliest === null || latest === null) return t('not known');
  // Domo has just taken it.
  if (latest <= now)
    return t('ended {writeTime} by the clock of this computer, and Domo still takes it', {
      writeTime: writeTime(latest),
    });
  if (earliest <= now)
    return t('just ended by this clock, or {daysLeft}: its user has several tokens', {
      daysLeft: daysLeftText(latest, now),
    });
  const first = t('{daysLeft}, until {writeTime}', {
    daysLeft: daysLeftText(earliest, now),
    writeTime: writeTime(earliest),
  });
  return state === 'known'
    ? first
    : t('{daysLeft} to {daysLeft2}: its user has several tokens', {
        daysLeft: daysLeftText(earliest, now),
        daysLeft2: daysLeftText(latest, now),
      });
}

/** Which tokens a list has, in the window and in its file. */
export interface TokenFilter {
  readonly text: string;
  /** Null: all. */
  readonly withinDays: number | null;
  /** Epoch ms. */
  readonly now: number;
}

/** An end that nobody knows is not within any time. */
export const endsWithin = (end: number | null, { withinDays, now }: TokenFilter): boolean =>
  withinDays === null || (end !== null && daysLeft(end, now) < withinDays);

export const isListedToken = (token: ShownToken, label: string, filter: TokenFilter): boolean =>
  endsWithin(token.expires, filter) &&
  matchesSearch(`${token.name} ${tokenOwnerText(token)} ${label} ${token.id}`, filter.text);

/** The name, where anything that was read says it. */
export const tokenOwnerText = ({
  ownerId,
  ownerName,
}: Pick<ShownToken, 'ownerId' | 'ownerName'>): string =>
  ownerName ?? (ownerId === null ? t('not told') : t('user {ownerId}', { ownerId }));

/** What ends first comes first; what is not known comes last. */
export const bySooner = (one: number | null, other: number | null): number =>
  (one ?? Infinity) - (other ?? Infinity) || 0;

/** Days before the end of a token at which Latchkey warns. */
export const expiryLevels = [30, 7, 1] as const;

/** The least of the levels that is reached. Null: none is, or the token has expired, which Domo tells by refusing it. */
export function expiryLevel(
  expiresAt: number,
  now: number,
  levels: readonly number[] = expiryLevels,
): number | null {
  if (expiresAt <= now) return null;
  return levels.findLast((days) => expiresAt <= now + days * DAY_MS) ?? null;
}

/**
 * True once the end has passed and nobody has tried the token since: what was read before still says that it works. With
 * `triedAt` after the end, Domo has said how it is.
 */
export const endedUntried = (expiresAt: number, triedAt: number | null, now: number): boolean =>
  expiresAt <= now && (triedAt === null || triedAt < expiresAt);

/** Warns `days` before the end, and at the usual levels that come later. In falling order. */
export const expiryLevelsFrom = (days: number): number[] => [
  days,
  ...expiryLevels.filter((level) => level < days),
];

/** `expires in 6 days`; of one of several tokens, `may expire in 6 days`. */
export const expiryWord = (expiresAt: number, tokens: number, now: number): string =>
  t('{expires} in {daysLeft}', {
    expires: tokens === 1 ? t('expires') : t('may expire'),
    daysLeft: daysLeftText(expiresAt, now),
  });
