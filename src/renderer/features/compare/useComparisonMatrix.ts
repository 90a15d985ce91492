/** The matrix of a comparison, loaded again whenever the inventory changes. */
import type { Comparison, Result } from '../../../contract';
import { call } from '../../api/client';
import { useUnreadReading } from '../../state/unread-parts';
import { useQuery } from '../../ui/requests/useQuery';

export function useComparisonMatrix<Requested extends Comparison, Matrix>(
  comparison: Requested,
  request: (comparison: Requested) => Promise<Result<Matrix>>,
) {
  // What was missing was read from here.
  const ended = useUnreadReading((state) => state.ended);
  const { value, problem, busy, isPreviousData, reload } = useQuery(
    `${JSON.stringify(comparison)} ${String(ended)}`,
    () => request(comparison),
    { refreshOn: ['inventoryChanged', 'profilesChanged'], keepPrevious: true },
  );
  return {
    matrix: problem === null ? value : null,
    problem,
    /** The matrix is missing, or answers the previous comparison. */
    busy: isPreviousData || (busy && value === null && problem === null),
    load: reload,
  };
}

export type FieldByFieldComparison = Extract<
  Comparison,
  { view: 'accounts' | 'accountThenAndNow' }
>;

/** Accounts side by side, or one account at two times. */
export const useAccountMatrix = (comparison: FieldByFieldComparison) =>
  useComparisonMatrix(comparison, requestAccountMatrix);

const requestAccountMatrix = (comparison: FieldByFieldComparison) => {
  if (comparison.view === 'accounts') {
    const { accounts, baseline } = comparison;
    return call('comparison.accounts', { accounts, baseline });
  }
  const { profileId, kind, id, then, now } = comparison;
  return call('comparison.accountThenAndNow', { profileId, kind, id, then, now });
};
