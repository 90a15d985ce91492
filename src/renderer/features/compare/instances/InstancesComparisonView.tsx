import { useEffect, type ReactNode } from 'react';
import {
  loadInstanceMatrix,
  watchInstanceMatrix,
  useInstanceMatrix,
  type InstancesComparison,
  refreshInstanceMatrix,
} from '../../../state/instance-matrix';
import { useProfiles } from '../../../state/profiles';
import { InstanceMatrixPane } from './InstanceMatrixPane';
import { InstanceComparisonNotices } from './InstanceComparisonNotices';
import { InstancesTitleBar, InstanceChecklist } from './InstancesTitleBar';
import './instances.css';
import { Button } from '@mantine/core';
import { startSync, useSync } from '../../../state/sync';
import { EmptyState, ErrorState } from '../../../ui/notices/placeholders';

interface Props {
  comparison: InstancesComparison;
  notices: ReactNode;
}

/** Two or more instances side by side: a row for each account that they have or should have in common. */
export function InstancesComparisonView({ comparison, notices }: Props) {
  const known = useProfiles(({ profiles }) => profiles !== null);
  const total = useInstanceMatrix((state) => state.total);
  const nothing = useInstanceMatrix(({ instances, summary }) =>
    summary === null ? false : instances.every(({ accounts }) => accounts === 0),
  );
  // Instances that were removed meanwhile are let go before anything is asked.
  useEffect(watchInstanceMatrix, []);
  useEffect(() => {
    if (known) loadInstanceMatrix(comparison);
  }, [known, comparison]);
  const shows = comparison.profileIds.length >= 2 && total !== null && !nothing;
  return (
    <>
      <InstancesTitleBar comparison={comparison} />
      {notices}
      <InstanceComparisonNotices shows={shows} />
      {shows ? (
        <InstanceMatrixPane comparison={comparison} total={total} />
      ) : (
        <div className="app-body">
          <NoInstanceMatrix comparison={comparison} />
        </div>
      )}
    </>
  );
}

/** Why there is no matrix yet, and what to do. */
export function NoInstanceMatrix({ comparison }: { comparison: InstancesComparison }) {
  const { total, problem } = useInstanceMatrix();
  if (comparison.profileIds.length < 2) return <TooFewInstances comparison={comparison} />;
  if (problem !== null) {
    return (
      <ErrorState
        title="The instances cannot be compared"
        problem={problem}
        onRetry={refreshInstanceMatrix}
      />
    );
  }
  if (total === null) return <MatrixPlaceholder />;
  return <NothingRead profileIds={comparison.profileIds} />;
}

function TooFewInstances({ comparison }: { comparison: InstancesComparison }) {
  const few = useProfiles(({ profiles }) => profiles !== null && profiles.length < 2);
  if (few) {
    return (
      <EmptyState title="Two instances are needed">
        <p>Add another instance to see side by side which accounts they have in common.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Choose two or more instances">
      <p>
        Their accounts are put side by side: whose configs are the same, whose differ, and which
        accounts are missing.
      </p>
      <div className="instances-choice">
        <InstanceChecklist comparison={comparison} />
      </div>
    </EmptyState>
  );
}

function NothingRead({ profileIds }: { profileIds: readonly string[] }) {
  const running = useSync((state) => state.running);
  return (
    <EmptyState title="Nothing was read of these instances yet">
      <p>
        Lists are enough to see what is missing where. To see what differs, their configs have to be
        read too, which takes longer. Reading changes nothing in Domo.
      </p>
      <div className="instances-buttons">
        <Button
          variant="default"
          disabled={running}
          onClick={() => void startSync([...profileIds], 'list')}
        >
          Sync lists
        </Button>
        <Button disabled={running} onClick={() => void startSync([...profileIds], 'full')}>
          Sync with configs and access
        </Button>
      </div>
    </EmptyState>
  );
}

const MatrixPlaceholder = () => (
  <div className="instances-wait" aria-busy="true" role="status" aria-label="Comparing">
    {Array.from({ length: 12 }, (_, line) => (
      <span key={line} className="matrix-wait" />
    ))}
  </div>
);
