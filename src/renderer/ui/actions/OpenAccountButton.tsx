import { Button } from '@mantine/core';
import type { AccountKey } from '../../../contract';
import { openAccount } from '../../state/view';

/** Leads from what happened to an account to the account itself. */
export const OpenAccountButton = ({ account }: { account: AccountKey }) => (
  <Button
    variant="default"
    onClick={() => {
      openAccount(account);
    }}
  >
    Open account
  </Button>
);
