/** Accounts side by side as main compares them now. */
import type { Comparison } from '../../../../contract';
import { call } from '../../../api/client';
import { useMatrixAnswer } from '../useMatrixAnswer';

export type AccountComparison = Extract<Comparison, { view: 'accounts' | 'accountThenAndNow' }>;

const ask = (comparison: AccountComparison) => {
  if (comparison.view === 'accounts') {
    const { accounts, baseline } = comparison;
    return call('comparison.accounts', { accounts, baseline });
  }
  const { profileId, kind, id, then, now } = comparison;
  return call('comparison.accountThenAndNow', { profileId, kind, id, then, now });
};

export const useAccountMatrix = (comparison: AccountComparison) => useMatrixAnswer(comparison, ask);
