/** Which dialog is open. One at a time. */
import { create } from 'zustand';
import type { AccountKey } from '../../contract';
import type { Detail } from './detail';

/** An account as it was on screen when its dialog was opened: what changes below it moves nothing under a hand that types. */
export interface Shown {
  account: AccountKey;
  detail: Detail;
}

export type Dialog =
  | { name: 'add' }
  | { name: 'edit' | 'token' | 'remove'; profileId: string }
  | { name: 'export' }
  | { name: 'syncResults' }
  | { name: 'settings' }
  /** `check`: asks for a newer version at once. */
  | { name: 'about'; check: boolean }
  | { name: 'createAccount' }
  | { name: 'editConfig' | 'renameAccount' | 'deleteAccount'; shown: Shown };

export const useDialogs = create<{ dialog: Dialog | null }>(() => ({ dialog: null }));

export const openDialog = (dialog: Dialog): void => {
  useDialogs.setState({ dialog });
};
export const closeDialog = (): void => {
  useDialogs.setState({ dialog: null });
};
