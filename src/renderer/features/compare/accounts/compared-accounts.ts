/** Adds, removes and moves the accounts of a comparison. The same account stays the baseline. */
import type { AccountKey, Comparison } from '../../../../contract';
import { changeComparison, leaveComparison, useComparison } from '../../../state/comparison';

export type AccountsComparison = Extract<Comparison, { view: 'accounts' }>;

const withAccounts = (
  comparison: AccountsComparison,
  accounts: AccountKey[],
): AccountsComparison => {
  const { baseline } = comparison;
  const baselineAccount = baseline === null ? undefined : comparison.accounts[baseline];
  const at = baselineAccount === undefined ? -1 : accounts.indexOf(baselineAccount);
  return { ...comparison, accounts, baseline: at === -1 ? null : at };
};

export const withoutAccount = (comparison: AccountsComparison, at: number): AccountsComparison =>
  withAccounts(
    comparison,
    comparison.accounts.filter((_, index) => index !== at),
  );

export function moveAccount(
  comparison: AccountsComparison,
  at: number,
  step: 1 | -1,
): AccountsComparison {
  const accounts = [...comparison.accounts];
  const [moved] = accounts.splice(at, 1);
  if (moved === undefined) return comparison;
  accounts.splice(at + step, 0, moved);
  return withAccounts(comparison, accounts);
}

export const withAccount = (
  comparison: AccountsComparison,
  account: AccountKey,
): AccountsComparison => ({
  ...comparison,
  accounts: [...comparison.accounts, account],
});

/** Removes an account. If only one is left, the comparison closes and that account stays selected. */
export function removeComparedAccount(comparison: AccountsComparison, at: number): void {
  const remaining = withoutAccount(comparison, at);
  if (remaining.accounts.length >= 2) {
    changeComparison(remaining);
    return;
  }
  useComparison.setState({ picked: remaining.accounts });
  leaveComparison();
}
