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

interface RowButtonProps {
  /** What the button says, and begins its accessible name with. */
  text: string;
  /** Of what: each row has the same buttons. */
  of: string;
  disabled?: boolean;
  loading?: boolean;
  onClick: () => void;
}

const RowButton = ({ text, of, ...button }: RowButtonProps) => (
  <Button size="compact-sm" variant="default" aria-label={`${text}: ${of}`} {...button}>
    {text}
  </Button>
);

const Renew = ({ profileId, label }: InstanceProps) => (
  <RowButton
    text={t('Renew token…')}
    of={label}
    onClick={() => {
      renewTokens([profileId]);
    }}
  />
);

function SyncAgain({ profileId, label }: InstanceProps) {
  const running = useSync((state) => state.running);
  return (
    <RowButton
      text={t('Sync')}
      of={label}
      disabled={running}
      onClick={() => void retrySync([profileId])}
    />
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
      <RowButton
        text={t('Open account')}
        of={name}
        onClick={() => {
          openAccount(account);
        }}
      />
      <RowButton text={t('Rotate secret…')} of={name} onClick={begin('rotate')} />
      {account.kind === 'account' && (
        <RowButton text={t('Other account…')} of={name} onClick={begin('repoint')} />
      )}
      {domo.canOpen && (
        <RowButton text={t('Open in Domo')} of={name} loading={domo.busy} onClick={domo.open} />
      )}
      {domo.problem !== null && <span className="lk-small">{domo.problem.message}</span>}
    </div>
  );
}
