import { Button, Tabs } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { AccountKey } from '../../../contract';
import { readAccount, useDetail, type Detail } from '../../state/detail';
import { useProfiles } from '../../state/profiles';
import { openAccount } from '../../state/view';
import { DrawerHead } from '../../ui/DrawerHead';
import { count, kindWord, titleOf } from '../../ui/format';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { SidePart } from '../../ui/SidePart';
import { useOpenInDomo } from '../../ui/useOpenInDomo';
import { AccessTab } from './AccessTab';
import { AccountMenu } from './AccountMenu';
import { ConfigTab } from './ConfigTab';
import { Overview } from './Overview';

const close = (): void => {
  openAccount(null);
};

/** Everything that is known of one account, beside the grid. */
export function Drawer({ account }: { account: AccountKey }) {
  const { detail, problem, reading, readProblem } = useDetail();
  const profile = useProfiles(({ profiles }) =>
    profiles?.find(({ id }) => id === account.profileId),
  );
  const domo = useOpenInDomo(account.profileId);
  return (
    <SidePart label="Account" busy={detail === null || reading} onClose={close}>
      <DrawerHead
        title={detail === null ? '' : titleOf(detail.account)}
        below={
          <>
            {detail === null ? '…' : detail.account.dataProviderType} · {kindWord(account.kind)}{' '}
            <span className="lk-mono">{account.id}</span> · {profile?.label}
          </>
        }
        onClose={close}
      >
        {detail !== null && profile !== undefined && (
          <AccountMenu account={account} detail={detail} profile={profile} domo={domo} />
        )}
      </DrawerHead>
      {problem !== null && (
        <div className="drawer-note">
          <ProblemNotice problem={problem} />
        </div>
      )}
      {detail !== null && <Parts account={account} detail={detail} />}
      <footer className="drawer-foot">
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
          Read again
        </Button>
      </footer>
    </SidePart>
  );
}

const Parts = ({ account, detail }: { account: AccountKey; detail: Detail }) => (
  <Tabs defaultValue="overview" className="drawer-tabs" keepMounted={false}>
    <Tabs.List>
      <Tabs.Tab value="overview">Overview</Tabs.Tab>
      <Tabs.Tab value="config">Configuration</Tabs.Tab>
      <Tabs.Tab value="access">
        Access
        {detail.access !== null && <span className="lk-num"> {count(detail.access.length)}</span>}
      </Tabs.Tab>
    </Tabs.List>
    <Tabs.Panel value="overview">
      <Overview profileId={account.profileId} detail={detail} />
    </Tabs.Panel>
    <Tabs.Panel value="config">
      <ConfigTab account={account} detail={detail} />
    </Tabs.Panel>
    <Tabs.Panel value="access">
      <AccessTab account={account} detail={detail} />
    </Tabs.Panel>
  </Tabs>
);
