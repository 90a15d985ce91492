/** One form's submission, one at a time: busy while it runs, its Problem when it failed. */
import { useState } from 'react';
import type { Problem, Result } from '../../../contract';
import { sendFromDialog } from '../../state/dialogs';

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

/** The submission of a dialog's form that changes something: the dialog stays until its end is known, or is told it. */

interface DialogSubmitOptions<T> {
  /** What is asked for, for whoever waits or is told later: `Rename “Mart” in Production`. */
  label: string;
  onDone: (value: T) => void;
  /** What a notice says of a success besides that it was one. */
  remarkOf?: (value: T) => string | null;
}

export function useDialogSubmit<T>({
  label: words,
  onDone,
  remarkOf = () => null,
}: DialogSubmitOptions<T>) {
  const { submit, ...form } = useSubmit(onDone);
  return {
    ...form,
    submit: (run: () => Promise<Result<T>>): Promise<void> =>
      submit(() => sendFromDialog(words, run, remarkOf)),
  };
}
