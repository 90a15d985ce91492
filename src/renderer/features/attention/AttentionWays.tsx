/** What can be done about a row of the attention view, in the row. Every button names its subject, since each row has the same. */
import { Button } from '@mantine/core';
import type { AccountKey, AttentionItem } from '../../../contract';
import { openDialog } from '../../state/dialogs';
import { renewTokens } from '../../state/renew-tokens';
import { retrySync, useSync } from '../../state/sync';
import { openAccount } from '../../state/view';
import { FailureWaysOut } from '../../ui/actions/FailureWaysOut';
import { useOpenInDomo } from '../../ui/actions/OpenInDomoButton';
import { toSingleLine } from '../../ui/format/format';
import attentionStyles from './attention.module.css';
import { t } from '../../../contract/texts';

export function AttentionWays({ item }: { item: AttentionItem }) {
  const { account, profileId, label, kind, problem } = item;
  if (account !== null) {
    const { displayName, dataProviderType: _type, ...key } = account;
    return <AccountWays account={key} name={toSingleLine(displayName) || t('(no name)')} />;
  }
  if (kind === 'missingToken')
    return <FailureWaysOut profileId={profileId} label={label} code="noToken" />;
  if (kind === 'expiringToken') return <Renew profileId={profileId} label={label} />;
  if (problem !== null)
    return <FailureWaysOut profileId={profileId} label={label} code={problem.code} />;
  return <SyncAgain profileId={profileId} label={label} />;
}

interface InstanceProps {
  profileId: string;
  label: string;
}

const Renew = ({ profileId, label }: InstanceProps) => (
  <Button
    size="compact-sm"
    variant="default"
    aria-label={t('Renew token…: {label}', { label })}
    onClick={() => {
      renewTokens([profileId]);
    }}
  >
    {t('Renew token…')}
  </Button>
);

function SyncAgain({ profileId, label }: InstanceProps) {
  const running = useSync((state) => state.running);
  return (
    <Button
      size="compact-sm"
      variant="default"
      disabled={running}
      aria-label={t('Sync {label}', { label })}
      onClick={() => void retrySync([profileId])}
    >
      {t('Sync')}
    </Button>
  );
}

interface AccountWaysProps {
  account: AccountKey;
  name: string;
}

function AccountWays({ account, name }: AccountWaysProps) {
  const domo = useOpenInDomo(account.profileId);
  const begin = (change: 'rotate' | 'repoint') => () => {
    openDialog({ name: 'bulkChange', change, accounts: [account] });
  };
  return (
    <div className={attentionStyles['ways']}>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('Open account {name}', { name })}
        onClick={() => {
          openAccount(account);
        }}
      >
        {t('Open account')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('Rotate secret…: {name}', { name })}
        onClick={begin('rotate')}
      >
        {t('Rotate secret…')}
      </Button>
      {account.kind === 'account' && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('Other account…: {name}', { name })}
          onClick={begin('repoint')}
        >
          {t('Other account…')}
        </Button>
      )}
      {domo.canOpen && (
        <Button
          size="compact-sm"
          variant="default"
          loading={domo.busy}
          aria-label={t('Open in Domo: {name}', { name })}
          onClick={domo.open}
        >
          {t('Open in Domo')}
        </Button>
      )}
      {domo.problem !== null && <span className="lk-small">{domo.problem.message}</span>}
    </div>
  );
}
