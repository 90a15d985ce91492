/** The accounts of a comparison, taken out and moved; the baseline stays the account that it was. Pure. */
import type { AccountKey, Comparison } from '../../../../contract';
import { changeComparison, leaveComparison, useComparison } from '../../../state/comparison';

export type AccountsComparison = Extract<Comparison, { view: 'accounts' }>;

const withAccounts = (
  comparison: AccountsComparison,
  accounts: AccountKey[],
): AccountsComparison => {
  const { baseline } = comparison;
  const held = baseline === null ? undefined : comparison.accounts[baseline];
  const at = held === undefined ? -1 : accounts.indexOf(held);
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
  const [own] = accounts.splice(at, 1);
  if (own === undefined) return comparison;
  accounts.splice(at + step, 0, own);
  return withAccounts(comparison, accounts);
}

export const withAccount = (
  comparison: AccountsComparison,
  account: AccountKey,
): AccountsComparison => ({
  ...comparison,
  accounts: [...comparison.accounts, account],
});

/** Takes an account out. One alone is nothing to compare: it stays picked, for others to be added. */
export function takeOutAccount(comparison: AccountsComparison, at: number): void {
  const left = withoutAccount(comparison, at);
  if (left.accounts.length >= 2) {
    changeComparison(left);
    return;
  }
  useComparison.setState({ picked: left.accounts });
  leaveComparison();
}
