/** What is known of an account that holds a token of Domo, in words. The window and the command line say the same. */
import type { HeldToken, TokenAccount } from './token-accounts';

export const heldTokenTexts = {
  replaced: 'has a token that was renewed',
  inUse: 'has the token that Latchkey uses',
  other: 'has a token that Latchkey does not know',
  hidden: 'Domo hides its token: which one it is cannot be known',
  none: 'has no token',
  notRead: 'was never read in depth',
} as const satisfies Readonly<Record<HeldToken, string>>;

/** `points at Production` */
export function pointsAtText({
  names,
  pointsAt,
}: Pick<TokenAccount, 'names' | 'pointsAt'>): string {
  if (pointsAt !== null) return `points at ${pointsAt.label}`;
  return names === null ? 'names no instance' : `points at ${names}, which is not in Latchkey`;
}

export function tokenAccountText(account: TokenAccount): string {
  const proof = account.asWritten ? ', as Latchkey wrote it, which is no proof' : '';
  return `${pointsAtText(account)} · ${heldTokenTexts[account.token]}${proof}`;
}
