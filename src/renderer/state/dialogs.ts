/** Which dialog is open. One at a time. */
import { create } from 'zustand';
import type { AccountKey, MatchRule, Result } from '../../contract';
import type { Detail } from './detail';
import { tellEnd } from './ends';

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
  /** What the open dialog sent, until its end is known; null: nothing. */
  waitingFor: string | null;
}

export const useDialogs = create<DialogsState>(() => ({ dialog: null, turn: 0, waitingFor: null }));

export const openDialog = (dialog: Dialog): void => {
  useDialogs.setState(({ turn }) => ({ dialog, turn: turn + 1, waitingFor: null }));
};

/** Leaves the open dialog. The end of what it sent is told in a notice. */
export const leaveDialog = (): void => {
  useDialogs.setState({ dialog: null, waitingFor: null });
};

/** Closes the open dialog, unless it waits for the end of what it sent. */
export const closeDialog = (): void => {
  if (useDialogs.getState().waitingFor === null) leaveDialog();
};

/**
 * Sends something for the open dialog, which stays open until the end is known. Null: it was left before, and the
 * end was told in a notice. `remarkOf` says what else is to be told of a success there.
 */
export async function sentByDialog<T>(
  words: string,
  run: () => Promise<Result<T>>,
  remarkOf: (value: T) => string | null,
): Promise<Result<T> | null> {
  const { turn: own } = useDialogs.getState();
  useDialogs.setState({ waitingFor: words });
  const result = await run();
  const { dialog, turn } = useDialogs.getState();
  if (dialog !== null && turn === own) {
    useDialogs.setState({ waitingFor: null });
    return result;
  }
  tellEnd(
    result.ok
      ? { words, problem: null, remark: remarkOf(result.value) }
      : { words, problem: result.problem, remark: null },
  );
  return null;
}
