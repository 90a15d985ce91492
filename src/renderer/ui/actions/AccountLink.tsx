import type { ReactNode } from 'react';
import type { AccountKey } from '../../../contract';
import { closeDialog } from '../../state/dialogs';
import { openAccount } from '../../state/view';
import actionStyles from './actions.module.css';

interface AccountLinkProps {
  account: AccountKey;
  children: ReactNode;
}

/** The name of an account in a text or table: opens it, and closes the dialog that it stands in. */
export const AccountLink = ({ account: { profileId, kind, id }, children }: AccountLinkProps) => (
  <button
    type="button"
    className={actionStyles['account']}
    onClick={() => {
      closeDialog();
      openAccount({ profileId, kind, id });
    }}
  >
    {children}
  </button>
);
