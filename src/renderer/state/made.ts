/** An account that was just created. */
import type { AccountKey, Problem } from '../../contract';
import { closeDialog } from './dialogs';
import { openAccount, selectInstance, useView } from './view';

export interface Made {
  account: AccountKey;
  /** Why it could not be read again; null when it could. */
  problem: Problem | null;
}

/** Closes the form, and shows the account where it is. */
export function openMade(account: AccountKey): void {
  if (useView.getState().selected !== null) selectInstance(account.profileId);
  closeDialog();
  openAccount(account);
}
