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
import { useSelectedProfile } from '../../state/profiles';
import { ErrorBoundary } from '../../ui/notices/ErrorBoundary';
import { EmptyState } from '../../ui/notices/placeholders';
import { ExportResultNotice } from '../../ui/notices/ExportResultNotice';
import { PagedList } from '../../ui/grid/PagedList';
import { SplitView } from '../../ui/layout/SplitView';
import { ActivityDetails } from './ActivityDetails';
import { type ActivityExportResult, ActivityTitleBar } from './ActivityTitleBar';
import { ActivityFilters } from './ActivityFilters';
import './activity.css';
import { useView } from '../../state/view';
import { DataGrid } from '../../ui/grid/DataGrid';
import { activityColumns } from './activity-columns';

/** Every write to Domo, every secret that was shown and every change of a guard, from this computer. */
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
      <div className="app-body">
        <SplitView
          name="activity"
          label="Width of the activity's details"
          side={
            open === null ? null : (
              <ErrorBoundary
                what="This entry"
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

/** The list, or why there is none. */
function ActivityList() {
  const total = useActivity((state) => state.total);
  const problem = useActivity((state) => state.problem);
  return (
    <PagedList
      title="The activity cannot be shown"
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
  const profile = useSelectedProfile();
  if (filtered) {
    return (
      <EmptyState title="No entry fits the filters">
        <Button variant="default" onClick={clearActivityFilters}>
          Show all entries
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={`Nothing was written to ${profile?.label ?? 'your instances'} from here yet`}
    >
      <p>
        Each change that you make to an account in Domo will be recorded here: when, where, what it
        changed and how it ended; each secret that you reveal or copy; and each instance that you
        add, remove or give another guard.
      </p>
      <p>Secret values themselves are never recorded, only that they were changed or shown.</p>
    </EmptyState>
  );
}

/** All entries that fit the filters, newest first. */
export function ActivityGrid({ total }: { total: number }) {
  const { pages, queryVersion: question, loading, isPreviousData: outdated, open } = useActivity();
  const all = useView((state) => state.selected === null);
  return (
    <DataGrid
      label="Activity"
      columns={activityColumns(all)}
      total={total}
      rows={{ pages, queryVersion: question, loading, isPreviousData: outdated }}
      keyOf={({ id }) => id}
      isOpen={({ id }) => id === open?.id}
      onOpen={openActivityEntry}
      onClose={() => {
        if (open !== null) openActivityEntry(null);
      }}
      onVisible={setVisibleEntries}
    />
  );
}
