/** A renewal that ended before the new token was in use, after something was made. */
import { ProblemError, toProblem, type Problem, type ResponseFor } from '../../../contract';
import type { KeptRenewal } from './renewal-record';
import type { RenewalState } from './renewal-state';
import type { Leftovers } from './revoke-leftovers';

export type RenewedToken = ResponseFor<'tokens.renew'>;

export const GO_ON = 'Make a new plan: it goes on where this one ended.';
const REVOKE_IT =
  'Make a new plan: it revokes that token and creates another. Where Domo lists no tokens, revoke it in Domo.';

export const toNamed = ({ name, id: tokenId, expires }: KeptRenewal) => ({
  name,
  tokenId,
  expires,
});

/** The old token stays in use, and something was made: neither "refused" nor "cancelled" may hide that. */
export class HalfRenewed extends ProblemError {
  constructor(
    readonly newToken: 'kept' | 'leftOver',
    readonly kept: KeptRenewal,
    what: string,
    { message, ...problem }: Problem,
  ) {
    super({
      ...problem,
      message: `${what}; the old token stays in use: ${message}`,
      next: newToken === 'kept' ? GO_ON : REVOKE_IT,
    });
  }
}

/** What was left by an interrupted renewal may have been revoked before the rest failed. */
export function endEarly(
  error: unknown,
  name: string,
  { old }: RenewalState,
  left: Leftovers,
): RenewedToken {
  const problem = toProblem(error);
  const rest = { revoked: old === null ? 'notKnown' : 'not', notes: left.notes } as const;
  if (error instanceof HalfRenewed) {
    const { newToken, kept } = error;
    return { newToken, ...toNamed(kept), ...rest, problem };
  }
  if (!left.hasRevoked) throw error;
  if (isUnknown(problem))
    throw new ProblemError({ ...problem, message: [...left.notes, problem.message].join(' ') });
  const message = `No new token is there, and the old one stays in use: ${problem.message}`;
  const next = problem.code === 'cancelled' ? GO_ON : problem.next;
  const none = { newToken: 'none', name, tokenId: null, expires: null } as const;
  return { ...none, ...rest, problem: { ...problem, message, next } };
}

export const isUnknown = ({ code }: Problem): boolean =>
  code === 'outcomeUnknown' || code === 'unexpected';
