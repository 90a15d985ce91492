import { Button } from '@mantine/core';
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
import { useProfiles } from '../../state/profiles';
import { useShownName } from '../../state/shown-instances';
import { useView } from '../../state/view';
import { DataGrid } from '../../ui/grid/DataGrid';
import { PagedList } from '../../ui/grid/PagedList';
import { ListTitleBar } from '../../ui/layout/ListTitleBar';
import { SplitView } from '../../ui/layout/SplitView';
import { ErrorBoundary } from '../../ui/notices/ErrorBoundary';
import { EmptyState } from '../../ui/notices/placeholders';
import { changeColumns } from './change-columns';
import { ChangedAccountDetails } from './ChangedAccountDetails';
import { ChangeFilters } from './ChangeFilters';
import { ChangeGaps } from './ChangeGaps';
import { t } from '../../../contract/texts';

/** What changed in a period, in the instances of the rail, and what cannot be known of it. */
export default function ChangesView({ notices }: { notices: ReactNode }) {
  const open = useChanges((state) => state.open);
  return (
    <>
      <ListTitleBar title={t('Changes')} />
      {notices}
      <ChangeFilters />
      <ChangeGaps />
      <div className="lk-view-body">
        <SplitView
          name="changes"
          label={t('Width of the changes of an account')}
          side={
            open === null ? null : (
              <ErrorBoundary
                what={t('This change')}
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

function ChangedAccountList() {
  const total = useChanges((state) => state.total);
  const problem = useChanges((state) => state.problem);
  return (
    <PagedList
      title={t('The changes cannot be shown')}
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
  const name = useShownName();
  if (filtered) {
    return (
      <EmptyState title={t('No changes match the filters')}>
        <Button variant="default" onClick={clearChangeFilters}>
          {t('Clear filters')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('No change is known in {name}', { name: name ?? t('your instances') })}>
      <p>
        {hasInstances
          ? t(
              'Each sync stores a snapshot, and changes are what two snapshots differ in. Sync to look for newer ones.',
            )
          : t('Add an instance and sync it twice: changes are what two snapshots differ in.')}
      </p>
      <p>{t('Changes of configs and access are found by a sync with configs and access.')}</p>
    </EmptyState>
  );
}

function ChangedAccountGrid({ total }: { total: number }) {
  const { pages, queryVersion, loading, isPreviousData, open } = useChanges();
  const all = useView((state) => state.selected === null);
  return (
    <DataGrid
      label={t('Changes')}
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
