/** The accounts of a comparison, taken out and moved; the baseline stays the account that it was. Pure. */
import type { AccountKey, Comparison } from '../../../../contract';

export type Accounts = Extract<Comparison, { view: 'accounts' }>;

const arranged = (comparison: Accounts, accounts: AccountKey[]): Accounts => {
  const { baseline } = comparison;
  const held = baseline === null ? undefined : comparison.accounts[baseline];
  const at = held === undefined ? -1 : accounts.indexOf(held);
  return { ...comparison, accounts, baseline: at === -1 ? null : at };
};

export const without = (comparison: Accounts, at: number): Accounts =>
  arranged(
    comparison,
    comparison.accounts.filter((_, index) => index !== at),
  );

export function moved(comparison: Accounts, at: number, step: 1 | -1): Accounts {
  const accounts = [...comparison.accounts];
  const [own] = accounts.splice(at, 1);
  if (own === undefined) return comparison;
  accounts.splice(at + step, 0, own);
  return arranged(comparison, accounts);
}

export const withAccount = (comparison: Accounts, account: AccountKey): Accounts => ({
  ...comparison,
  accounts: [...comparison.accounts, account],
});
