/** Which dialog is open. One at a time. */
import { create } from 'zustand';

export type Dialog =
  | { name: 'add' }
  | { name: 'edit' | 'token' | 'remove'; profileId: string }
  | { name: 'export' }
  | { name: 'syncResults' }
  | { name: 'settings' };

export const useDialogs = create<{ dialog: Dialog | null }>(() => ({ dialog: null }));

export const openDialog = (dialog: Dialog): void => {
  useDialogs.setState({ dialog });
};
export const closeDialog = (): void => {
  useDialogs.setState({ dialog: null });
};
