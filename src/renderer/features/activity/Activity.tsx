import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import {
  clearActivityFilters,
  isActivityFiltered,
  openEntry,
  refreshActivity,
  useActivity,
} from '../../state/activity';
import { useSelectedProfile } from '../../state/selected';
import { Boundary } from '../../ui/Boundary';
import { Empty } from '../../ui/Empty';
import { ExportEnd } from '../../ui/ExportEnd';
import { PagedList } from '../../ui/PagedList';
import { Split } from '../../ui/Split';
import { ActivityGrid } from './ActivityGrid';
import { Details } from './Details';
import type { Export } from './ExportButton';
import { Filters } from './Filters';
import { Head } from './Head';
import './activity.css';

/** Every write to Domo, every secret that was shown and every change of a guard, from this computer. */
export default function Activity({ notices }: { notices: ReactNode }) {
  const open = useActivity((state) => state.open);
  const [exported, setExported] = useState<Export | null>(null);
  return (
    <>
      <Head onExport={setExported} />
      {notices}
      {exported !== null && (
        <ExportEnd
          ended={exported}
          onDismiss={() => {
            setExported(null);
          }}
        />
      )}
      <Filters />
      <div className="app-body">
        <Split
          name="activity"
          label="Width of the activity's details"
          side={
            open === null ? null : (
              <Boundary
                what="This entry"
                of={open.id}
                onClose={() => {
                  openEntry(null);
                }}
              >
                <Details entry={open} />
              </Boundary>
            )
          }
        >
          <Entries />
        </Split>
      </div>
    </>
  );
}

/** The list, or why there is none. */
function Entries() {
  const total = useActivity((state) => state.total);
  const problem = useActivity((state) => state.problem);
  return (
    <PagedList
      title="The activity cannot be shown"
      list={{ total, problem }}
      onAgain={refreshActivity}
      empty={<NoEntries />}
    >
      {(shown) => <ActivityGrid total={shown} />}
    </PagedList>
  );
}

function NoEntries() {
  const filtered = useActivity(isActivityFiltered);
  const profile = useSelectedProfile();
  if (filtered) {
    return (
      <Empty title="No entry fits the filters">
        <Button variant="default" onClick={clearActivityFilters}>
          Show all entries
        </Button>
      </Empty>
    );
  }
  return (
    <Empty title={`Nothing was written to ${profile?.label ?? 'your instances'} from here yet`}>
      <p>
        Each change that you make to an account in Domo will be recorded here: when, where, what it
        changed and how it ended; each secret that you reveal or copy; and each instance that you
        add, remove or give another guard.
      </p>
      <p>Secret values themselves are never recorded, only that they were changed or shown.</p>
    </Empty>
  );
}
