/** Accounts side by side as main compares them now, and again whenever the inventory changes. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AccountMatrix, Comparison, Problem } from '../../../../contract';
import { call, listen } from '../../../api/client';
import { debounced } from '../../../state/debounced';

/** A reading changes the inventory several times in a row. */
const SETTLE_MS = 200;

export type AccountComparison = Extract<Comparison, { view: 'accounts' | 'accountThenAndNow' }>;

interface Answer {
  matrix: AccountMatrix | null;
  problem: Problem | null;
}

const ask = (comparison: AccountComparison) => {
  if (comparison.view === 'accounts') {
    const { accounts, baseline } = comparison;
    return call('comparison.accounts', { accounts, baseline });
  }
  const { profileId, kind, id, then, now } = comparison;
  return call('comparison.accountThenAndNow', { profileId, kind, id, then, now });
};

export function useAccountMatrix(comparison: AccountComparison) {
  const [{ matrix, problem }, setAnswer] = useState<Answer>({ matrix: null, problem: null });
  /** Late answers to an earlier question are dropped. */
  const asked = useRef(0);
  const load = useCallback((): void => {
    asked.current += 1;
    const mine = asked.current;
    void ask(comparison).then((result) => {
      if (mine !== asked.current) return;
      if (result.ok) setAnswer({ matrix: result.value, problem: null });
      else setAnswer({ matrix: null, problem: result.problem });
    });
  }, [comparison]);
  useEffect(() => {
    load();
    const soon = debounced(SETTLE_MS, load);
    return listen(({ event }) => {
      if (event === 'inventoryChanged' || event === 'profilesChanged') soon();
    });
  }, [load]);
  return { matrix, problem, load };
}
