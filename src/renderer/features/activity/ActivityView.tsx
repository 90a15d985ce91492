import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import {
  clearActivityFilters,
  isActivityFiltered,
  openActivityEntry,
  refreshActivity,
  useActivity,
  setVisibleEntries,
} from '../../state/activity';
import { useShownName } from '../../state/shown-instances';
import { ErrorBoundary } from '../../ui/notices/ErrorBoundary';
import { EmptyState } from '../../ui/notices/placeholders';
import { ExportResultNotice } from '../../ui/notices/ExportResultNotice';
import { PagedList } from '../../ui/grid/PagedList';
import { SplitView } from '../../ui/layout/SplitView';
import { ActivityDetails } from './ActivityDetails';
import { type ActivityExportResult, ActivityTitleBar } from './ActivityTitleBar';
import { ActivityFilters } from './ActivityFilters';

import { useView } from '../../state/view';
import { DataGrid } from '../../ui/grid/DataGrid';
import { activityActions } from './activity-actions';
import { activityColumns } from './activity-columns';
import { t } from '../../../contract/texts';

/** Every write to Domo, revealed secret and changed guard, as recorded on this computer. */
export default function ActivityView({ notices }: { notices: ReactNode }) {
  const open = useActivity((state) => state.open);
  const [exported, setExported] = useState<ActivityExportResult | null>(null);
  return (
    <>
      <ActivityTitleBar onExport={setExported} />
      {notices}
      {exported !== null && (
        <ExportResultNotice
          ended={exported}
          onDismiss={() => {
            setExported(null);
          }}
        />
      )}
      <ActivityFilters />
      <div className="lk-view-body">
        <SplitView
          name="activity"
          label={t('Width of the activity details')}
          side={
            open === null ? null : (
              <ErrorBoundary
                what={t('This entry')}
                resetKey={open.id}
                onClose={() => {
                  openActivityEntry(null);
                }}
              >
                <ActivityDetails entry={open} />
              </ErrorBoundary>
            )
          }
        >
          <ActivityList />
        </SplitView>
      </div>
    </>
  );
}

/** The list, or the reason why it is empty. */
function ActivityList() {
  const total = useActivity((state) => state.total);
  const problem = useActivity((state) => state.problem);
  return (
    <PagedList
      title={t('The activity cannot be shown')}
      list={{ total, problem }}
      onRetry={refreshActivity}
      empty={<NoActivity />}
    >
      {(shown) => <ActivityGrid total={shown} />}
    </PagedList>
  );
}

function NoActivity() {
  const filtered = useActivity(isActivityFiltered);
  const name = useShownName();
  if (filtered) {
    return (
      <EmptyState title={t('No entries match the filters')}>
        <Button variant="default" onClick={clearActivityFilters}>
          {t('Clear filters')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('No activity in {name} yet', { name: name ?? t('your instances') })}>
      <p>
        {t(
          'Latchkey records every change that you make to an account in Domo: when, where, what changed and the outcome. It also records each secret that you reveal or copy, and each instance that you add, remove or give another guard.',
        )}
      </p>
      <p>{t('Secret values are never recorded, only that they were changed or revealed.')}</p>
    </EmptyState>
  );
}

/** The entries that match the filters, newest first. */
function ActivityGrid({ total }: { total: number }) {
  const { pages, queryVersion, loading, isPreviousData, open } = useActivity();
  const all = useView((state) => state.selected === null);
  return (
    <DataGrid
      label={t('Activity')}
      columns={activityColumns(all)}
      total={total}
      rows={{ pages, queryVersion, loading, isPreviousData }}
      keyOf={({ id }) => id}
      isOpen={({ id }) => id === open?.id}
      onOpen={openActivityEntry}
      onClose={() => {
        if (open !== null) openActivityEntry(null);
      }}
      onVisible={setVisibleEntries}
      menuOf={activityActions}
    />
  );
}
