/** An answer that a dialog needs before it can go on. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { Problem, Result } from '../../contract';

interface Asked<T> {
  value: T | null;
  problem: Problem | null;
  busy: boolean;
}

const asking = { value: null, problem: null, busy: true };

/** Asks when it is first shown, and again for another `question`. A failure keeps what was answered before. */
export function useAnswer<T>(question: string, run: () => Promise<Result<T>>) {
  const [asked, setAsked] = useState<Asked<T> & { question: string }>({ ...asking, question });
  const [turn, setTurn] = useState(0);
  const ask = useEffectEvent(run);
  // Another question: what is known answers the one before.
  if (asked.question !== question) setAsked({ ...asking, question });
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
  const again = (): void => {
    setAsked((before) => ({ ...before, busy: true }));
    setTurn(turn + 1);
  };
  return { value: asked.value, problem: asked.problem, busy: asked.busy, again };
}
