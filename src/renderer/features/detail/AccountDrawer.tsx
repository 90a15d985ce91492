import { Button, Tabs } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { AccountKey } from '../../../contract';
import { readAccount, useAccountDetail, type AccountDetail } from '../../state/account-detail';
import { useProfiles } from '../../state/profiles';
import { leaveTypedText } from '../../state/typed-text';
import { openAccount } from '../../state/view';
import { SidePanelHeader, SidePanel } from '../../ui/layout/SidePanel';
import { formatCount, accountKindLabel, accountTitle } from '../../ui/format/format';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { InstanceBadge } from '../../ui/badges/InstanceBadge';
import { useOpenInDomo } from '../../ui/actions/OpenInDomoButton';
import { AccessTab } from './access/AccessTab';
import { AccountMenu } from './AccountMenu';
import { ConfigTab } from './ConfigTab';
import { AccountOverview } from './AccountOverview';
import drawerStyles from '../../ui/layout/drawer.module.css';
import { t } from '../../../contract/texts';

const closeDrawer = (): void => {
  leaveTypedText('drawer', () => {
    openAccount(null);
  });
};

/** The side panel with everything that is known about one account. */
export function AccountDrawer({ account }: { account: AccountKey }) {
  const { detail, problem, reading, readProblem } = useAccountDetail();
  const profile = useProfiles(({ profiles }) =>
    profiles?.find(({ id }) => id === account.profileId),
  );
  const domo = useOpenInDomo(account.profileId);
  return (
    <SidePanel label={t('Account')} busy={detail === null || reading} onClose={closeDrawer}>
      <SidePanelHeader
        title={detail === null ? '' : accountTitle(detail.account)}
        subtitle={
          <>
            {detail === null ? '…' : detail.account.dataProviderType} ·{' '}
            {accountKindLabel(account.kind)} <span className="lk-mono">{account.id}</span>
          </>
        }
        onClose={closeDrawer}
      >
        {detail !== null && profile !== undefined && (
          <AccountMenu account={account} detail={detail} profile={profile} domo={domo} />
        )}
      </SidePanelHeader>
      {profile !== undefined && (
        <div className={drawerStyles['where']}>
          <InstanceBadge profile={profile} oneLine />
        </div>
      )}
      {problem !== null && (
        <div className={drawerStyles['note']}>
          <ProblemNotice problem={problem} />
        </div>
      )}
      {detail !== null && <AccountTabs account={account} detail={detail} />}
      <footer className={drawerStyles['foot']}>
        {domo.problem !== null && <ProblemNotice problem={domo.problem} tone="amber" />}
        {readProblem !== null && <ProblemNotice problem={readProblem} tone="amber" />}
        <Button
          variant="default"
          leftSection={<IconRefresh size={14} aria-hidden />}
          loading={reading}
          onClick={() => {
            void readAccount(account);
          }}
        >
          {t('Refresh')}
        </Button>
      </footer>
    </SidePanel>
  );
}

const AccountTabs = ({ account, detail }: { account: AccountKey; detail: AccountDetail }) => (
  <Tabs defaultValue="overview" className={drawerStyles['tabs']} keepMounted={false}>
    <Tabs.List>
      <Tabs.Tab value="overview">{t('Overview')}</Tabs.Tab>
      <Tabs.Tab value="config">{t('Configuration')}</Tabs.Tab>
      <Tabs.Tab value="access">
        {t('Access')}
        {detail.access !== null && (
          <span className="lk-num"> {formatCount(detail.access.length)}</span>
        )}
      </Tabs.Tab>
    </Tabs.List>
    {/* It scrolls, and may have nothing else that keys can reach. */}
    <Tabs.Panel value="overview" tabIndex={0}>
      <AccountOverview profileId={account.profileId} detail={detail} />
    </Tabs.Panel>
    <Tabs.Panel value="config">
      <ConfigTab account={account} detail={detail} />
    </Tabs.Panel>
    <Tabs.Panel value="access">
      <AccessTab account={account} detail={detail} />
    </Tabs.Panel>
  </Tabs>
);
