/** An answer that a dialog needs before it can go on. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { Problem, Result, AccountKey, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { refreshAccountDetail } from '../../state/account-detail';

interface QueryState<T> {
  value: T | null;
  problem: Problem | null;
  busy: boolean;
}

const loadingState = { value: null, problem: null, busy: true };

/** Asks when it is first shown, and again for another `question`. A failure keeps what was answered before. */
export function useQuery<T>(question: string, run: () => Promise<Result<T>>) {
  const [asked, setAsked] = useState<QueryState<T> & { question: string }>({
    ...loadingState,
    question,
  });
  const [turn, setTurn] = useState(0);
  const ask = useEffectEvent(run);
  // Another question: what is known answers the one before.
  if (asked.question !== question) setAsked({ ...loadingState, question });
  useEffect(() => {
    let stale = false;
    void ask().then((result) => {
      if (stale) return;
      setAsked((before) => ({
        question,
        busy: false,
        value: result.ok ? result.value : before.value,
        problem: result.ok ? null : result.problem,
      }));
    });
    return () => {
      stale = true;
    };
  }, [question, turn]);
  const reload = (): void => {
    setAsked((before) => ({ ...before, busy: true }));
    setTurn(turn + 1);
  };
  return { value: asked.value, problem: asked.problem, busy: asked.busy, reload };
}

/** The config as Domo has it now: what is written over was seen there, and not in what was kept some day. */

export function useCurrentConfig(account: AccountKey) {
  const { profileId, kind, id } = account;
  return useQuery<ResponseFor<'account.config'>>(`${profileId} ${kind} ${id}`, async () => {
    const result = await call('account.config', account);
    // Main keeps what it read, for what is shown behind the dialog too.
    refreshAccountDetail();
    return result;
  });
}
