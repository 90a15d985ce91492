/** One form's submission, one at a time: busy while it runs, its Problem when it failed. */
import { useState } from 'react';
import type { Problem, Result } from '../../contract';

export function useSubmit<T>(onDone: (value: T) => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** `run` answers null when its end is nothing to this form any more. */
  const submit = async (run: () => Promise<Result<T> | null>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const result = await run();
    if (result === null) return;
    setBusy(false);
    if (result.ok) onDone(result.value);
    else setProblem(result.problem);
  };
  return { busy, problem, setProblem, submit };
}
