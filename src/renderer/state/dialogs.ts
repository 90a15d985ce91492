/** The open dialog, of which there is at most one. */
import { create } from 'zustand';
import type {
  AccountKey,
  ActivityEntry,
  Comparison,
  MatchRule,
  Result,
  Problem,
  ShownToken,
} from '../../contract';
import type { AccountDetail } from './account-detail';
import { addOutcomeNotice } from './outcome-notices';
import { sayDone } from './spoken-outcome';
import { leaveTypedText } from './typed-text';
import { openAccount, selectInstance, useView } from './view';

/** The comparison of instances on screen, and the words that its names are matched without. */
export interface ComparedInstances {
  comparison: Extract<Comparison, { view: 'instances' }>;
  guessed: readonly string[];
}

/** An account as it was when its dialog was opened. Later changes of the inventory do not change the form. */
export interface DialogAccount {
  account: AccountKey;
  detail: AccountDetail;
}

export type Dialog =
  | { name: 'add' }
  | { name: 'addMany' }
  | { name: 'edit' | 'token' | 'remove'; profileId: string }
  | { name: 'revokeToken'; profileId: string; token: ShownToken }
  /** `accounts`: a selection; without it, what is on screen. */
  | { name: 'export'; accounts?: readonly AccountKey[] }
  | { name: 'publish' }
  /** `accounts`: those that are changed, or that it begins with; for `renew` and `giveToken`, the instances themselves. Empty: the form asks. */
  | {
      name: 'bulkChange';
      change:
        | 'rename'
        | 'share'
        | 'changeSecret'
        | 'delete'
        | 'rotate'
        | 'repoint'
        | 'transfer'
        | 'align'
        | 'renew'
        | 'giveToken';
      accounts: readonly AccountKey[];
      /** For `align`: the comparison that it was chosen in. */
      compared?: ComparedInstances | undefined;
    }
  | { name: 'bulkRun' }
  | { name: 'bulkRuns' }
  | { name: 'report' }
  /** `accounts`: as for `export`. */
  | { name: 'review'; accounts?: readonly AccountKey[] }
  | { name: 'hygiene' }
  | { name: 'syncResults' }
  | { name: 'saveView' }
  | { name: 'savedViews' }
  | { name: 'settings' }
  | { name: 'setAside' }
  | { name: 'checkStore' }
  /** `check`: checks for an update at once. */
  | { name: 'about'; check: boolean }
  /** `entry` null: the latest write of the window. */
  | { name: 'undo'; entry: ActivityEntry | null }
  | { name: 'createAccount' }
  /** `rule`: finds an existing account in a target instance; without it, the default rule. */
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
  /** Increases with every dialog that is opened, so that a dialog that opens itself starts empty. */
  openCount: number;
  /** What the open dialog has sent, until the outcome is known; null when nothing is pending. */
  pendingLabel: string | null;
}

export const useDialogs = create<DialogsState>(() => ({
  dialog: null,
  openCount: 0,
  pendingLabel: null,
}));

export const openDialog = (dialog: Dialog): void => {
  useDialogs.setState(({ openCount }) => ({
    dialog,
    openCount: openCount + 1,
    pendingLabel: null,
  }));
};

/** Closes the open dialog. The outcome of what it sent appears in a notice. */
export const closePendingDialog = (): void => {
  useDialogs.setState({ dialog: null, pendingLabel: null });
};

/** Closes the open dialog, unless it waits for an outcome. */
export const closeDialog = (): void => {
  if (useDialogs.getState().pendingLabel === null) closePendingDialog();
};

/** As the user closes the open dialog: what was typed into it is not lost unasked. */
export const leaveDialog = (): void => {
  if (useDialogs.getState().pendingLabel === null) leaveTypedText('dialog', closeDialog);
};

/**
 * Sends a request for the open dialog, which stays open until the outcome is known. Returns null if the dialog was
 * closed before; the outcome then appears in a notice. `remarkOf` adds to that notice after a success.
 */
export async function sendFromDialog<T>(
  label: string,
  run: () => Promise<Result<T>>,
  remarkOf: (value: T) => string | null,
): Promise<Result<T> | null> {
  const { openCount: ownCount } = useDialogs.getState();
  useDialogs.setState({ pendingLabel: label });
  const result = await run();
  const { dialog, openCount } = useDialogs.getState();
  if (dialog !== null && openCount === ownCount) {
    useDialogs.setState({ pendingLabel: null });
    if (result.ok) sayDone(label);
    return result;
  }
  addOutcomeNotice(
    result.ok
      ? { label, problem: null, remark: remarkOf(result.value) }
      : { label, problem: result.problem, remark: null },
  );
  return null;
}

/** An account that was just created. */
export interface CreatedAccount {
  account: AccountKey;
  /** Why the account could not be read after creating it; null when it was read. */
  problem: Problem | null;
}

/** Closes the form and shows the account in its instance. */
export function openCreatedAccount(account: AccountKey): void {
  if (useView.getState().selected !== null) selectInstance(account.profileId);
  closeDialog();
  openAccount(account);
}
