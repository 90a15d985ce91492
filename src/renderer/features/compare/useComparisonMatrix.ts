/** The matrix of a comparison, loaded again whenever the inventory changes. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Comparison, Problem, Result } from '../../../contract';
import { listenToMain, call } from '../../api/client';
import { debounce } from '../../state/paged-rows';

/** Milliseconds: a sync changes the inventory several times in a row. */
const SETTLE_MS = 200;

interface MatrixAnswer<Matrix> {
  /** The comparison that it belongs to; null before the first answer. */
  of: Comparison | null;
  matrix: Matrix | null;
  problem: Problem | null;
}

/** @param request must be stable between renders: a new function loads the matrix again. */
export function useComparisonMatrix<Requested extends Comparison, Matrix>(
  comparison: Requested,
  request: (comparison: Requested) => Promise<Result<Matrix>>,
) {
  const [answer, setAnswer] = useState<MatrixAnswer<Matrix>>({
    of: null,
    matrix: null,
    problem: null,
  });
  /** Counts the requests, so that late answers to earlier ones are dropped. */
  const requestCount = useRef(0);
  const load = useCallback((): void => {
    requestCount.current += 1;
    const own = requestCount.current;
    void request(comparison).then((result) => {
      if (own !== requestCount.current) return;
      setAnswer(
        result.ok
          ? { of: comparison, matrix: result.value, problem: null }
          : { of: comparison, matrix: null, problem: result.problem },
      );
    });
  }, [comparison, request]);
  useEffect(() => {
    load();
    const reload = debounce(SETTLE_MS, load);
    return listenToMain(({ event }) => {
      if (event === 'inventoryChanged' || event === 'profilesChanged') reload();
    });
  }, [load]);
  const { of, matrix, problem } = answer;
  /** `busy`: the matrix belongs to the previous comparison. */
  return { matrix, problem, busy: of !== comparison, load };
}

export type FieldByFieldComparison = Extract<
  Comparison,
  { view: 'accounts' | 'accountThenAndNow' }
>;

const requestAccountMatrix = (comparison: FieldByFieldComparison) => {
  if (comparison.view === 'accounts') {
    const { accounts, baseline } = comparison;
    return call('comparison.accounts', { accounts, baseline });
  }
  const { profileId, kind, id, then, now } = comparison;
  return call('comparison.accountThenAndNow', { profileId, kind, id, then, now });
};

/** The matrix of two or more accounts, or of one account at two times. */
export const useAccountMatrix = (comparison: FieldByFieldComparison) =>
  useComparisonMatrix(comparison, requestAccountMatrix);
