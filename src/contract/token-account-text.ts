/** What is known of an account that holds a token of Domo, in words. The window and the command line say the same. */
import type { HeldToken, TokenAccount } from './token-accounts';
import { t } from './texts';

const heldTokenTexts = {
  replaced: t('has a token that was renewed'),
  inUse: t('has the token that Latchkey uses'),
  other: t('has a token that Latchkey does not know'),
  hidden: t('Domo hides its token: which one it is cannot be known'),
  none: t('has no token'),
  notRead: t('was never read in depth'),
} as const satisfies Readonly<Record<HeldToken, string>>;

/** `points at Production` */
export function pointsAtText({
  names,
  pointsAt,
}: Pick<TokenAccount, 'names' | 'pointsAt'>): string {
  if (pointsAt !== null) return t('points at {label}', { label: pointsAt.label });
  return names === null
    ? t('names no instance')
    : t('points at {names}, which is not in Latchkey', { names });
}

export function tokenAccountText(account: TokenAccount): string {
  const proof = account.asWritten ? t(', as Latchkey wrote it, which is no proof') : '';
  return `${pointsAtText(account)} · ${heldTokenTexts[account.token]}${proof}`;
}

/** What `tokenAccounts.find` answers. */
interface FoundTokenAccounts {
  readonly accounts: readonly Pick<TokenAccount, 'token'>[];
  readonly counts: Readonly<Record<HeldToken, number>>;
}

/** How many accounts of these states are counted and not named: a list names only so many. */
export const countUnnamed = (
  { accounts, counts }: FoundTokenAccounts,
  states: readonly HeldToken[],
): number =>
  states.reduce((sum, state) => sum + counts[state], 0) -
  accounts.filter(({ token }) => states.includes(token)).length;
