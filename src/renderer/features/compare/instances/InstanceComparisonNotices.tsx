import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  dismissRemovedInstances,
  refreshInstanceMatrix,
  useInstanceMatrix,
} from '../../../state/instance-matrix';
import { dismissPairing, usePairing } from '../../../state/pairing';
import { startSync, useSync } from '../../../state/sync';
import { DismissButton, ProblemNotice } from '../../../ui/notices/ProblemNotice';
import { formatCountOf } from '../../../ui/format/format';
import { countUnreadConfigs, oldestListReadAt } from './instance-labels';
import instancesStyles from './instances.module.css';

/** Notices above the matrix: removed instances, problems, unread data and the last pairing. */
export function InstanceComparisonNotices({ isMatrixShown }: { isMatrixShown: boolean }) {
  const { removedInstances, problem } = useInstanceMatrix();
  const pairing = usePairing();
  return (
    <div className={instancesStyles['notices']}>
      {removedInstances.length > 0 && (
        <DismissibleNotice onDismiss={dismissRemovedInstances}>
          {removedInstances.join(', ')} {removedInstances.length === 1 ? 'was' : 'were'} removed
          from Latchkey and {removedInstances.length === 1 ? 'is' : 'are'} no longer compared.
        </DismissibleNotice>
      )}
      {isMatrixShown && problem !== null && (
        <ProblemNotice problem={problem}>
          <Button variant="default" onClick={refreshInstanceMatrix}>
            Retry
          </Button>
        </ProblemNotice>
      )}
      {isMatrixShown && <NotReadNotice />}
      {pairing.problem !== null && (
        <ProblemNotice problem={pairing.problem}>
          <DismissButton onDismiss={dismissPairing} />
        </ProblemNotice>
      )}
      {pairing.done !== null && (
        <DismissibleNotice onDismiss={dismissPairing}>
          {pairing.done.sentence}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => void pairing.done?.undo()}>
            Undo
          </Button>
        </DismissibleNotice>
      )}
    </div>
  );
}

/** Names the instances whose data has not been read, with buttons that sync them. */
function NotReadNotice() {
  const instances = useInstanceMatrix((state) => state.instances);
  const running = useSync((state) => state.running);
  const unlisted = instances.filter((age) => oldestListReadAt(age) === null);
  const configs = countUnreadConfigs(instances);
  if (unlisted.length === 0 && configs === 0) return null;
  const [onlyOne] = unlisted;
  const lists =
    onlyOne !== undefined && unlisted.length === 1
      ? `The lists of ${onlyOne.label} have not been read`
      : `The lists of ${formatCountOf(unlisted.length, 'instance')} have not been read`;
  const concerned =
    unlisted.length > 0 ? unlisted : instances.filter((a) => a.configs < a.accounts);
  const profileIds = concerned.map(({ profileId }) => profileId);
  return (
    <div className={instancesStyles['notice']} role="note">
      <span>
        {unlisted.length > 0
          ? `${lists}, so missing accounts cannot be found there.`
          : `${formatCountOf(configs, 'config')} ${configs === 1 ? 'has' : 'have'} not been read, so differences there are unknown.`}
      </span>
      {unlisted.length > 0 && (
        <Button
          variant="default"
          size="compact-sm"
          disabled={running}
          onClick={() => void startSync(profileIds, 'list')}
        >
          Sync lists
        </Button>
      )}
      <Button
        variant="default"
        size="compact-sm"
        disabled={running}
        onClick={() => void startSync(profileIds, 'full')}
      >
        Sync with configs and access
      </Button>
    </div>
  );
}

const DismissibleNotice = ({
  children,
  onDismiss,
}: {
  children: ReactNode;
  onDismiss: () => void;
}) => (
  <div className={instancesStyles['notice']} data-tone="quiet" role="status">
    <span>{children}</span>
    <DismissButton onDismiss={onDismiss} />
  </div>
);
