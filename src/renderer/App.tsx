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
import { useView } from './state/view';

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
      <Rail onSearch={palette.open} />
      <main className="app-main">
        <Suspense fallback={<div className="app-body" />}>
          {view === 'activity' && <Activity notices={<Notices />} />}
          {view === 'comparison' && <Compare notices={<Notices />} />}
        </Suspense>
        {view === 'accounts' && <AccountsView />}
        <StatusLine>
          <CloneStatus />
          <SyncStatus />
        </StatusLine>
      </main>
      <Dialogs />
      {(settled || paletteOpen) && (
        <Suspense fallback={null}>
          <Palette />
        </Suspense>
      )}
    </div>
  );
}

function AccountsView() {
  const empty = useProfiles(({ profiles }) => profiles !== null && profiles.length === 0);
  return (
    <>
      <TitleBar />
      <Notices />
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
