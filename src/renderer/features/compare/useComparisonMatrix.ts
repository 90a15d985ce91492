/** What main finds of a comparison now, and again whenever the inventory changes. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Comparison, Problem, Result } from '../../../contract';
import { listenToMain, call } from '../../api/client';
import { debounce } from '../../state/paged-rows';

/** A reading changes the inventory several times in a row. */
const SETTLE_MS = 200;

interface MatrixAnswer<Matrix> {
  /** What it answers; null before the first answer. */
  to: Comparison | null;
  matrix: Matrix | null;
  problem: Problem | null;
}

/** `ask` stays the same function: another one asks anew. */
export function useComparisonMatrix<Asked extends Comparison, Matrix>(
  comparison: Asked,
  ask: (comparison: Asked) => Promise<Result<Matrix>>,
) {
  const [answer, setAnswer] = useState<MatrixAnswer<Matrix>>({
    to: null,
    matrix: null,
    problem: null,
  });
  /** Late answers to an earlier question are dropped. */
  const asked = useRef(0);
  const load = useCallback((): void => {
    asked.current += 1;
    const mine = asked.current;
    void ask(comparison).then((result) => {
      if (mine !== asked.current) return;
      setAnswer(
        result.ok
          ? { to: comparison, matrix: result.value, problem: null }
          : { to: comparison, matrix: null, problem: result.problem },
      );
    });
  }, [comparison, ask]);
  useEffect(() => {
    load();
    const soon = debounce(SETTLE_MS, load);
    return listenToMain(({ event }) => {
      if (event === 'inventoryChanged' || event === 'profilesChanged') soon();
    });
  }, [load]);
  const { to, matrix, problem } = answer;
  /** `busy`: what is there answers the comparison before. */
  return { matrix, problem, busy: to !== comparison, load };
}

/** Accounts side by side as main compares them now. */

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

export const useAccountMatrix = (comparison: FieldByFieldComparison) =>
  useComparisonMatrix(comparison, requestAccountMatrix);
