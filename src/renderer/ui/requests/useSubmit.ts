/** Submits a form: one request at a time, `busy` while it runs, and its Problem if it failed. */
import { useState } from 'react';
import type { Problem, Result } from '../../../contract';
import { sendFromDialog } from '../../state/dialogs';

export function useSubmit<T>(onDone: (value: T) => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** `run` returns null if the form was closed before the answer came. */
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

interface DialogSubmitOptions<T> {
  /** The change, for the pending dialog and for notices: `Rename “Mart” in Production`. */
  label: string;
  onDone: (value: T) => void;
  /** An addition to the notice of a success. */
  remarkOf?: (value: T) => string | null;
}

/** Submits the form of a dialog, which stays open until the outcome is known or the user closes it. */
export function useDialogSubmit<T>({
  label,
  onDone,
  remarkOf = () => null,
}: DialogSubmitOptions<T>) {
  const { submit, ...form } = useSubmit(onDone);
  return {
    ...form,
    submit: (run: () => Promise<Result<T>>): Promise<void> =>
      submit(() => sendFromDialog(label, run, remarkOf)),
  };
}
