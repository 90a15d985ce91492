/** Accounts whose secrets Domo reads from an external vault (domo-api 4.1). They are shown, and never written by a plan. */
import { createProblem, type Account } from '../../contract';

export const isHeldByVault = ({
  secretManagerAccountId,
  secretId,
}: Pick<Account, 'secretManagerAccountId' | 'secretId'>): boolean =>
  secretManagerAccountId !== null || (secretId ?? '') !== '';

export const heldByVaultProblem = createProblem(
  'hiddenByDomo',
  'Its secrets are held by an external vault: Latchkey does not write them.',
  { next: 'Change the secret in that vault.' },
);

/** A copy would hold the secret itself, and no rotation in the vault would reach it. */
export const vaultCopyProblem = createProblem(
  'hiddenByDomo',
  'Its secrets are held by an external vault, and a copy would not be.',
  { next: 'Create it in Domo, and choose the vault of that instance there.' },
);
