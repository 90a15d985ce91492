/** Which dialog is open. One at a time. */
import { create } from 'zustand';
import type { AccountKey, MatchRule, Result, Problem } from '../../contract';
import type { AccountDetail } from './account-detail';
import { addOutcomeNotice } from './outcome-notices';
import { openAccount, selectInstance, useView } from './view';
import { createSpotlight, useSpotlight } from '@mantine/spotlight';

/** An account as it was on screen when its dialog was opened: what changes below it moves nothing under a hand that types. */
export interface DialogAccount {
  account: AccountKey;
  detail: AccountDetail;
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
  | { name: 'editConfig' | 'renameAccount' | 'deleteAccount'; shown: DialogAccount };

interface DialogsState {
  dialog: Dialog | null;
  /** Grows with every dialog that is opened: one that leads to itself begins anew. */
  openCount: number;
  /** What the open dialog sent, until its end is known; null: nothing. */
  pendingLabel: string | null;
}

export const useDialogs = create<DialogsState>(() => ({
  dialog: null,
  openCount: 0,
  pendingLabel: null,
}));

export const openDialog = (dialog: Dialog): void => {
  useDialogs.setState(({ openCount: turn }) => ({
    dialog,
    openCount: turn + 1,
    pendingLabel: null,
  }));
};

/** Leaves the open dialog. The end of what it sent is told in a notice. */
export const closePendingDialog = (): void => {
  useDialogs.setState({ dialog: null, pendingLabel: null });
};

/** Closes the open dialog, unless it waits for the end of what it sent. */
export const closeDialog = (): void => {
  if (useDialogs.getState().pendingLabel === null) closePendingDialog();
};

/**
 * Sends something for the open dialog, which stays open until the end is known. Null: it was left before, and the
 * end was told in a notice. `remarkOf` says what else is to be told of a success there.
 */
export async function sendFromDialog<T>(
  words: string,
  run: () => Promise<Result<T>>,
  remarkOf: (value: T) => string | null,
): Promise<Result<T> | null> {
  const { openCount: own } = useDialogs.getState();
  useDialogs.setState({ pendingLabel: words });
  const result = await run();
  const { dialog, openCount: turn } = useDialogs.getState();
  if (dialog !== null && turn === own) {
    useDialogs.setState({ pendingLabel: null });
    return result;
  }
  addOutcomeNotice(
    result.ok
      ? { label: words, problem: null, remark: remarkOf(result.value) }
      : { label: words, problem: result.problem, remark: null },
  );
  return null;
}

/** An account that was just created. */

export interface CreatedAccount {
  account: AccountKey;
  /** Why it could not be read again; null when it could. */
  problem: Problem | null;
}

/** Closes the form, and shows the account where it is. */
export function openCreatedAccount(account: AccountKey): void {
  if (useView.getState().selected !== null) selectInstance(account.profileId);
  closeDialog();
  openAccount(account);
}

/** Whether the palette is open. It can be asked for before its code has been loaded. */

export const [paletteStore, palette] = createSpotlight();

export const usePaletteOpen = (): boolean => useSpotlight(paletteStore).opened;
