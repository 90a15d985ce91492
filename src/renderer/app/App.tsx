import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { AccountList } from '../features/accounts/AccountList';
import { AccountFilters } from '../features/accounts/AccountFilters';
import { PickedAccountsBar } from '../features/accounts/PickedAccountsBar';
import { AccountsTitleBar } from '../features/accounts/AccountsTitleBar';
import { InstanceRail } from '../features/instances/InstanceRail';
import { RailStrip } from '../features/instances/RailStrip';
import { JobsStatus } from '../features/jobs/JobsStatus';
import { SampleStrip } from '../features/sample/SampleStrip';
import { StatusNotices } from '../features/status/StatusNotices';
import { SpokenOutcome } from '../features/status/SpokenOutcome';
import { StatusLine } from '../features/status/StatusLine';
import { Dialogs } from './Dialogs';
import { Sheets } from './Sheets';
import { useComparison } from '../state/comparison';
import { closeJobsTray, useJobs } from '../state/jobs/jobs';
import { palette, usePaletteOpen } from '../state/palette';
import { useProfiles } from '../state/profiles';
import { NARROW_WINDOW } from '../state/narrow-window';
import { useRail } from '../state/rail';
import { useView, type View, openAccount } from '../state/view';
import { ErrorBoundary } from '../ui/notices/ErrorBoundary';
import { SplitView } from '../ui/layout/SplitView';
import { focusNewView } from '../ui/keyboard/regions';
import appStyles from './app.module.css';
import { t } from '../../contract/texts';

/** Milliseconds. The first screen is drawn well before, so loading the palette does not delay it. */
const PRELOAD_PALETTE_MS = 2_000;

// Loaded after the first screen; Ctrl+K loads it at once.
const CommandPalette = lazy(() => import('../features/palette/CommandPalette'));
const ActivityView = lazy(() => import('../features/activity/ActivityView'));
const ChangesView = lazy(() => import('../features/changes/ChangesView'));
const OverviewView = lazy(() => import('../features/overview/OverviewView'));
const AttentionView = lazy(() => import('../features/attention/AttentionView'));
const TokensView = lazy(() => import('../features/tokens/TokensView'));
const JobsTray = lazy(() => import('../features/jobs/JobsTray'));
const CompareView = lazy(() => import('../features/compare/CompareView'));

export function App() {
  const view = useView((state) => state.view);
  const paletteOpen = usePaletteOpen();
  const trayOpen = useJobs((state) => state.trayOpen);
  const compared = useComparison((state) => state.shown);
  useEffect(focusNewView, [view, compared]);
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      setSettled(true);
    }, PRELOAD_PALETTE_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, []);
  return (
    <div className={appStyles['app']}>
      <Rail />
      <main className={appStyles['main']}>
        <div className={appStyles['content']}>
          <SampleStrip />
          <ErrorBoundary what={viewNames[view]} resetKey={view} area="view">
            <Suspense fallback={<div className="lk-view-body" />}>
              {view === 'activity' && <ActivityView notices={<Notices />} />}
              {view === 'changes' && <ChangesView notices={<Notices />} />}
              {view === 'overview' && <OverviewView notices={<Notices />} />}
              {view === 'attention' && <AttentionView notices={<Notices />} />}
              {view === 'tokens' && <TokensView notices={<Notices />} />}
              {view === 'comparison' && <CompareView notices={<Notices />} />}
            </Suspense>
            {view === 'accounts' && <AccountsView />}
          </ErrorBoundary>
          {trayOpen && (
            <ErrorBoundary what={t('The list of jobs')} area="line" onClose={closeJobsTray}>
              <Suspense fallback={null}>
                <JobsTray />
              </Suspense>
            </ErrorBoundary>
          )}
          <ErrorBoundary what={t('The status line')} area="line">
            <StatusLine>
              <JobsStatus />
            </StatusLine>
          </ErrorBoundary>
        </div>
      </main>
      <Dialogs />
      <Sheets />
      <SpokenOutcome />
      {(settled || paletteOpen) && (
        <ErrorBoundary what={t('The palette')} onClose={palette.close} area="dialog">
          <Suspense fallback={null}>
            <CommandPalette />
          </Suspense>
        </ErrorBoundary>
      )}
    </div>
  );
}

function Rail() {
  const narrow = useMediaQuery(NARROW_WINDOW, false, { getInitialValueInEffect: false });
  const folded = useRail(({ collapsed, openedInNarrowWindow }) =>
    narrow ? !openedInNarrowWindow : collapsed,
  );
  const Shown = folded ? RailStrip : InstanceRail;
  return (
    <ErrorBoundary what={t('The list of instances')} area="rail">
      <Shown onSearch={palette.open} />
    </ErrorBoundary>
  );
}

const viewNames: Readonly<Record<View, string>> = {
  accounts: t('This view'),
  activity: t('The activity'),
  changes: t('The changes'),
  comparison: t('This comparison'),
  overview: t('The overview'),
  attention: t('What needs attention'),
  tokens: t('The access tokens'),
};

/** Passed to each view, so that no view depends on the status feature. */
const Notices = () => (
  <ErrorBoundary what={t('A notice')} area="line">
    <StatusNotices />
  </ErrorBoundary>
);

function AccountsView() {
  const empty = useProfiles(({ profiles }) => profiles?.length === 0);
  return (
    <>
      <AccountsTitleBar />
      <Notices />
      {!empty && <AccountFilters />}
      <PickedAccountsBar />
      <div className="lk-view-body">
        <WithDrawer>
          <AccountList />
        </WithDrawer>
      </div>
    </>
  );
}

// Most starts open no account: the drawer is loaded with the first one.
const AccountDrawer = lazy(() =>
  import('../features/detail/AccountDrawer').then(({ AccountDrawer: component }) => ({
    default: component,
  })),
);

/** The grid, with the drawer of the open account to its right. */
export function WithDrawer({ children }: { children: ReactNode }) {
  const account = useView((state) => state.open);
  return (
    <SplitView
      name="drawer"
      label={t("Width of the account's details")}
      side={
        account === null ? null : (
          <ErrorBoundary
            what={t('This account')}
            resetKey={`${account.profileId} ${account.kind} ${String(account.id)}`}
            onClose={() => {
              openAccount(null);
            }}
          >
            <AccountDrawer account={account} />
          </ErrorBoundary>
        )
      }
    >
      {children}
    </SplitView>
  );
}
