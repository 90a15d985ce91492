/** Which dialog is open. One at a time. */
import { create } from 'zustand';
import type { AccountKey, MatchRule } from '../../contract';
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
  | { name: 'cloneResults' }
  /** `rule`: what counts as the same account elsewhere; as usual when it is left out. */
  | {
      name: 'clone';
      source: AccountKey;
      profileIds: readonly string[];
      rule?: MatchRule | undefined;
    }
  | { name: 'copyValue'; from: AccountKey; to: AccountKey; field: string }
  | { name: 'editConfig' | 'renameAccount' | 'deleteAccount'; shown: Shown };

interface DialogsState {
  dialog: Dialog | null;
  /** Grows with every dialog that is opened: one that leads to itself begins anew. */
  turn: number;
}

export const useDialogs = create<DialogsState>(() => ({ dialog: null, turn: 0 }));

export const openDialog = (dialog: Dialog): void => {
  useDialogs.setState(({ turn }) => ({ dialog, turn: turn + 1 }));
};
export const closeDialog = (): void => {
  useDialogs.setState({ dialog: null });
};
