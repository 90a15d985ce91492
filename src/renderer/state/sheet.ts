/** The guide and the list of keys. They are read above an open dialog, which stays as it is, and give the keys back. */
import { create } from 'zustand';
import { useTypedText } from './typed-text';

export type Sheet = 'help' | 'shortcuts';

export const useSheet = create<{ sheet: Sheet | null }>(() => ({ sheet: null }));

/** The same sheet again closes it. A question before typed text is lost is answered first. */
export const toggleSheet = (sheet: Sheet): void => {
  if (useTypedText.getState().leave !== null) return;
  useSheet.setState((shown) => ({ sheet: shown.sheet === sheet ? null : sheet }));
};

export const closeSheet = (): void => {
  useSheet.setState({ sheet: null });
};

/** Whether something above the open dialog has the keys: a sheet, or the question before typed text is lost. */
export function useDialogCovered(): boolean {
  const asked = useTypedText(({ leave }) => leave !== null);
  const read = useSheet(({ sheet }) => sheet !== null);
  return asked || read;
}
