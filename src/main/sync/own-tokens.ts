/**
 * Which of Domo's listed tokens may be the one that Latchkey uses. The list does not mark it: the plan of a renewal, what is
 * said of the life of a token, and its warnings judge by this one rule.
 */
import type { ListedToken } from '../../contract';

/**
 * A token that ended within this time by the clock of this computer may still work: a clock that is ahead must not make the
 * other token of the user look like the only one, and so like the one to revoke.
 */
const CLOCK_DOUBT_MS = 30 * 24 * 60 * 60 * 1000;

/** Those of the user, without the ones that have certainly ended. */
export const tokensThatMayWork = (
  tokens: readonly ListedToken[],
  userId: string,
  now: number,
): readonly ListedToken[] =>
  tokens.filter(
    ({ ownerId, expires }) => ownerId === userId && (expires ?? Infinity) > now - CLOCK_DOUBT_MS,
  );
