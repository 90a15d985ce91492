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

/** What is to be known before the matrix is believed, and what was just done by hand. */
export function InstanceComparisonNotices({ shows }: { shows: boolean }) {
  const { removedInstances: gone, problem } = useInstanceMatrix();
  const pairing = usePairing();
  return (
    <div className="instances-notices">
      {gone.length > 0 && (
        <DismissibleNotice onDismiss={dismissRemovedInstances}>
          {gone.join(', ')} {gone.length === 1 ? 'was' : 'were'} removed from Latchkey and{' '}
          {gone.length === 1 ? 'is' : 'are'} no longer compared.
        </DismissibleNotice>
      )}
      {shows && problem !== null && (
        <ProblemNotice problem={problem}>
          <Button variant="default" onClick={refreshInstanceMatrix}>
            Try again
          </Button>
        </ProblemNotice>
      )}
      {shows && <NotReadNotice />}
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

/** What was not read cannot be compared: whose, and the way to read it. */
function NotReadNotice() {
  const instances = useInstanceMatrix((state) => state.instances);
  const running = useSync((state) => state.running);
  const unlisted = instances.filter((age) => oldestListReadAt(age) === null);
  const configs = countUnreadConfigs(instances);
  if (unlisted.length === 0 && configs === 0) return null;
  const [one] = unlisted;
  const lists =
    one !== undefined && unlisted.length === 1
      ? `The lists of ${one.label} were not read`
      : `The lists of ${formatCountOf(unlisted.length, 'instance')} were not read`;
  const concerned =
    unlisted.length > 0 ? unlisted : instances.filter((a) => a.configs < a.accounts);
  const profileIds = concerned.map(({ profileId }) => profileId);
  return (
    <div className="instances-notice" role="note">
      <span>
        {unlisted.length > 0
          ? `${lists}: what is missing there cannot be known.`
          : `${formatCountOf(configs, 'config')} not read: differences in ${configs === 1 ? 'it' : 'them'} cannot be known.`}
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
  <div className="instances-notice" data-tone="quiet" role="status">
    <span>{children}</span>
    <DismissButton onDismiss={onDismiss} />
  </div>
);
