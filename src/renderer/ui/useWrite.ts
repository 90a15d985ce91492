/** The submission of a dialog's form that changes something: the dialog stays until its end is known, or is told it. */
import type { Result } from '../../contract';
import { sentByDialog } from '../state/dialogs';
import { useSubmit } from './useSubmit';

interface Write<T> {
  /** What is asked for, for whoever waits or is told later: `Rename “Mart” in Production`. */
  words: string;
  onDone: (value: T) => void;
  /** What a notice says of a success besides that it was one. */
  remarkOf?: (value: T) => string | null;
}

export function useWrite<T>({ words, onDone, remarkOf = () => null }: Write<T>) {
  const { submit, ...form } = useSubmit(onDone);
  return {
    ...form,
    submit: (run: () => Promise<Result<T>>): Promise<void> =>
      submit(() => sentByDialog(words, run, remarkOf)),
  };
}
