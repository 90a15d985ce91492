import { lazy, Suspense, useEffect, useState } from 'react';
import { Accounts } from './features/accounts/Accounts';
import { FilterLine } from './features/accounts/FilterLine';
import { PickedLine } from './features/accounts/PickedLine';
import { TitleBar } from './features/accounts/TitleBar';
import { CloneStatus } from './features/clone/CloneStatus';
import { Rail } from './features/instances/Rail';
import { Notices } from './features/status/Notices';
import { StatusLine } from './features/status/StatusLine';
import { SyncStatus } from './features/sync/SyncStatus';
import { Dialogs } from './Dialogs';
import { WithDrawer } from './WithDrawer';
import { palette, usePaletteOpen } from './state/palette';
import { useProfiles } from './state/profiles';
import { useView, type View } from './state/view';
import { Boundary } from './ui/Boundary';

/** Milliseconds: the first screen is there long before, so the palette does not compete with it. */
const PALETTE_AFTER = 2_000;

// Loaded after the first screen; Ctrl+K loads it at once.
const Palette = lazy(() => import('./features/palette/Palette'));
const Activity = lazy(() => import('./features/activity/Activity'));
const Compare = lazy(() => import('./features/compare/Compare'));

export function App() {
  const view = useView((state) => state.view);
  const paletteOpen = usePaletteOpen();
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      setSettled(true);
    }, PALETTE_AFTER);
    return () => {
      window.clearTimeout(timer);
    };
  }, []);
  return (
    <div className="app">
      <Boundary what="The list of instances" place="rail">
        <Rail onSearch={palette.open} />
      </Boundary>
      <main className="app-main">
        <Boundary what={views[view]} of={view} place="view">
          <Suspense fallback={<div className="app-body" />}>
            {view === 'activity' && <Activity notices={<Told />} />}
            {view === 'comparison' && <Compare notices={<Told />} />}
          </Suspense>
          {view === 'accounts' && <AccountsView />}
        </Boundary>
        <Boundary what="The status line" place="line">
          <StatusLine>
            <CloneStatus />
            <SyncStatus />
          </StatusLine>
        </Boundary>
      </main>
      <Dialogs />
      {(settled || paletteOpen) && (
        <Boundary what="The palette" onClose={palette.close} place="dialog">
          <Suspense fallback={null}>
            <Palette />
          </Suspense>
        </Boundary>
      )}
    </div>
  );
}

const views: Readonly<Record<View, string>> = {
  accounts: 'This view',
  activity: 'The activity',
  comparison: 'This comparison',
};

/** Above every view, so that none of them depends on it. */
const Told = () => (
  <Boundary what="A notice" place="line">
    <Notices />
  </Boundary>
);

function AccountsView() {
  const empty = useProfiles(({ profiles }) => profiles !== null && profiles.length === 0);
  return (
    <>
      <TitleBar />
      <Told />
      {!empty && <FilterLine />}
      <PickedLine />
      <div className="app-body">
        <WithDrawer>
          <Accounts />
        </WithDrawer>
      </div>
    </>
  );
}
