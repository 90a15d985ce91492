/** One form's submission: busy while it runs, its Problem when it failed. */
import { useState } from 'react';
import type { Problem, Result } from '../../contract';

export function useSubmit<T>(onDone: (value: T) => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (run: () => Promise<Result<T>>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const result = await run();
    setBusy(false);
    if (result.ok) onDone(result.value);
    else setProblem(result.problem);
  };
  return { busy, problem, setProblem, submit };
}
