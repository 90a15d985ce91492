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
import instancesStyles from './instances.module.css';
import { Button } from '@mantine/core';
import { startSync, useSync } from '../../../state/sync';
import { EmptyState, ErrorState } from '../../../ui/notices/placeholders';
import matrixStyles from '../../../ui/matrix/matrix.module.css';
import { t } from '../../../../contract/texts';

interface Props {
  comparison: InstancesComparison;
  notices: ReactNode;
}

/** Two or more instances side by side, with a row for each account. */
export function InstancesComparisonView({ comparison, notices }: Props) {
  const known = useProfiles(({ profiles }) => profiles !== null);
  const total = useInstanceMatrix((state) => state.total);
  const isEmpty = useInstanceMatrix(({ instances, summary }) =>
    summary === null ? false : instances.every(({ accounts }) => accounts === 0),
  );
  // Drops removed instances before the first request.
  useEffect(watchInstanceMatrix, []);
  useEffect(() => {
    if (known) loadInstanceMatrix(comparison);
  }, [known, comparison]);
  const isMatrixShown = comparison.profileIds.length >= 2 && total !== null && !isEmpty;
  return (
    <>
      <InstancesTitleBar comparison={comparison} />
      {notices}
      <InstanceComparisonNotices isMatrixShown={isMatrixShown} />
      {isMatrixShown ? (
        <InstanceMatrixPane comparison={comparison} total={total} />
      ) : (
        <div className="lk-view-body">
          <NoInstanceMatrix comparison={comparison} />
        </div>
      )}
    </>
  );
}

/** Why there is no matrix, and what the user can do. */
function NoInstanceMatrix({ comparison }: { comparison: InstancesComparison }) {
  const { total, problem } = useInstanceMatrix();
  if (comparison.profileIds.length < 2) return <TooFewInstances comparison={comparison} />;
  if (problem !== null) {
    return (
      <ErrorState
        title={t('The instances cannot be compared')}
        problem={problem}
        onRetry={refreshInstanceMatrix}
      />
    );
  }
  if (total === null) return <MatrixPlaceholder />;
  return <NothingRead profileIds={comparison.profileIds} />;
}

function TooFewInstances({ comparison }: { comparison: InstancesComparison }) {
  const hasFewInstances = useProfiles(({ profiles }) => profiles !== null && profiles.length < 2);
  if (hasFewInstances) {
    return (
      <EmptyState title={t('Add a second instance')}>
        <p>{t('Add another instance to see which accounts they have in common.')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('Select two or more instances')}>
      <p>{t('See which accounts are missing, and which configs are the same or different.')}</p>
      <div className={instancesStyles['choice']}>
        <InstanceChecklist comparison={comparison} />
      </div>
    </EmptyState>
  );
}

function NothingRead({ profileIds }: { profileIds: readonly string[] }) {
  const running = useSync((state) => state.running);
  return (
    <EmptyState title={t('Nothing has been read from these instances yet')}>
      <p>
        {t(
          'Sync the lists to see which accounts are missing. To see differences, sync configs too, which takes longer. A sync changes nothing in Domo.',
        )}
      </p>
      <div className={instancesStyles['buttons']}>
        <Button
          variant="default"
          disabled={running}
          onClick={() => void startSync([...profileIds], 'list')}
        >
          {t('Sync lists')}
        </Button>
        <Button disabled={running} onClick={() => void startSync([...profileIds], 'full')}>
          {t('Sync with configs and access')}
        </Button>
      </div>
    </EmptyState>
  );
}

const MatrixPlaceholder = () => (
  <div
    className={instancesStyles['wait']}
    aria-busy="true"
    role="status"
    aria-label={t('Comparing')}
  >
    {Array.from({ length: 12 }, (_, index) => (
      <span key={index} className={matrixStyles['wait']} />
    ))}
  </div>
);
