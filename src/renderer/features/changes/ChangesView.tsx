import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import {
  changedAccountKey,
  clearChangeFilters,
  isChangesFiltered,
  openChangedAccount,
  refreshChanges,
  setVisibleChanges,
  useChanges,
} from '../../state/changes';
import { useProfiles, useSelectedProfile } from '../../state/profiles';
import { showView, useView } from '../../state/view';
import { DataGrid } from '../../ui/grid/DataGrid';
import { PagedList } from '../../ui/grid/PagedList';
import { SplitView } from '../../ui/layout/SplitView';
import { region } from '../../ui/keyboard/regions';
import titleStyles from '../../ui/layout/title.module.css';
import { ErrorBoundary } from '../../ui/notices/ErrorBoundary';
import { EmptyState } from '../../ui/notices/placeholders';
import { changeColumns } from './change-columns';
import { ChangedAccountDetails } from './ChangedAccountDetails';
import { ChangeFilters } from './ChangeFilters';
import { ChangeGaps } from './ChangeGaps';

/** What changed in a period, in the instances of the rail, and what cannot be known of it. */
export default function ChangesView({ notices }: { notices: ReactNode }) {
  const open = useChanges((state) => state.open);
  return (
    <>
      <ChangesTitleBar />
      {notices}
      <ChangeFilters />
      <ChangeGaps />
      <div className="lk-view-body">
        <SplitView
          name="changes"
          label="Width of the changes of an account"
          side={
            open === null ? null : (
              <ErrorBoundary
                what="This change"
                resetKey={changedAccountKey(open)}
                onClose={() => {
                  openChangedAccount(null);
                }}
              >
                <ChangedAccountDetails changed={open} />
              </ErrorBoundary>
            )
          }
        >
          <ChangedAccountList />
        </SplitView>
      </div>
    </>
  );
}

function ChangesTitleBar() {
  const profile = useSelectedProfile();
  return (
    <header {...region} className={titleStyles['title']} data-colour={profile?.colour ?? 'grey'}>
      <h1 className={titleStyles['label']}>Changes</h1>
      <span className="lk-dim lk-cut lk-name">{profile?.label ?? 'All instances'}</span>
      <span className={titleStyles['gap']} />
      <Button
        variant="default"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
        onClick={() => {
          showView('accounts');
        }}
      >
        Accounts
      </Button>
    </header>
  );
}

function ChangedAccountList() {
  const total = useChanges((state) => state.total);
  const problem = useChanges((state) => state.problem);
  return (
    <PagedList
      title="The changes cannot be shown"
      list={{ total, problem }}
      onRetry={refreshChanges}
      empty={<NoChanges />}
    >
      {(shown) => <ChangedAccountGrid total={shown} />}
    </PagedList>
  );
}

function NoChanges() {
  const filtered = useChanges(isChangesFiltered);
  const hasInstances = useProfiles(({ profiles }) => (profiles ?? []).length > 0);
  const profile = useSelectedProfile();
  if (filtered) {
    return (
      <EmptyState title="No changes match the filters">
        <Button variant="default" onClick={clearChangeFilters}>
          Clear filters
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={`No change is known in ${profile?.label ?? 'your instances'}`}>
      <p>
        {hasInstances
          ? 'Each sync stores a snapshot, and changes are what two snapshots differ in. Sync to look for newer ones.'
          : 'Add an instance and sync it twice: changes are what two snapshots differ in.'}
      </p>
      <p>Changes of configs and access are found by a sync with configs and access.</p>
    </EmptyState>
  );
}

function ChangedAccountGrid({ total }: { total: number }) {
  const { pages, queryVersion, loading, isPreviousData, open } = useChanges();
  const all = useView((state) => state.selected === null);
  return (
    <DataGrid
      label="Changes"
      columns={changeColumns(all)}
      total={total}
      rows={{ pages, queryVersion, loading, isPreviousData }}
      keyOf={changedAccountKey}
      isOpen={(row) => open !== null && changedAccountKey(row) === changedAccountKey(open)}
      onOpen={openChangedAccount}
      onClose={() => {
        if (open !== null) openChangedAccount(null);
      }}
      onVisible={setVisibleChanges}
    />
  );
}
