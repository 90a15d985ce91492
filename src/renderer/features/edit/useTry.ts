/** Trying credentials at their provider, without keeping them. */
import { useState } from 'react';
import type { RequestFor, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { useSubmit } from '../../ui/useSubmit';

export function useTry() {
  const [tried, setTried] = useState<ResponseFor<'account.validate'> | null>(null);
  const { busy, problem, setProblem, submit } =
    useSubmit<ResponseFor<'account.validate'>>(setTried);
  /** What was typed changed: what is known tells of something else. */
  const forget = (): void => {
    setTried(null);
    setProblem(null);
  };
  const run = (request: RequestFor<'account.validate'>): void => {
    forget();
    void submit(() => call('account.validate', request));
  };
  return { tried, busy, problem, forget, run };
}

export type Try = ReturnType<typeof useTry>;
