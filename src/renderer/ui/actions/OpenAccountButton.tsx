import { Button } from '@mantine/core';
import type { AccountKey } from '../../../contract';
import { openAccount } from '../../state/view';
import { t } from '../../../contract/texts';

/** Leads from what happened to an account to the account itself. */
export const OpenAccountButton = ({ account }: { account: AccountKey }) => (
  <Button
    variant="default"
    onClick={() => {
      openAccount(account);
    }}
  >
    {t('Open account')}
  </Button>
);
