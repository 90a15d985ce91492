import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { forgetGone, refreshInstances, useInstanceMatrix } from '../../../state/instanceMatrix';
import { dismissPairing, usePairing } from '../../../state/pairing';
import { startSync, useSync } from '../../../state/sync';
import { Dismiss } from '../../../ui/Dismiss';
import { counted } from '../../../ui/format';
import { ProblemNotice } from '../../../ui/ProblemNotice';
import { configsNotRead, listsReadAt } from './age';

/** What is to be known before the matrix is believed, and what was just done by hand. */
export function InstanceNotices({ shows }: { shows: boolean }) {
  const { gone, problem } = useInstanceMatrix();
  const pairing = usePairing();
  return (
    <div className="instances-notices">
      {gone.length > 0 && (
        <Line onDismiss={forgetGone}>
          {gone.join(', ')} {gone.length === 1 ? 'was' : 'were'} removed from Latchkey and{' '}
          {gone.length === 1 ? 'is' : 'are'} no longer compared.
        </Line>
      )}
      {shows && problem !== null && (
        <ProblemNotice problem={problem}>
          <Button variant="default" onClick={refreshInstances}>
            Try again
          </Button>
        </ProblemNotice>
      )}
      {shows && <NotRead />}
      {pairing.problem !== null && (
        <ProblemNotice problem={pairing.problem}>
          <Dismiss onDismiss={dismissPairing} />
        </ProblemNotice>
      )}
      {pairing.done !== null && (
        <Line onDismiss={dismissPairing}>
          {pairing.done.sentence}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => void pairing.done?.undo()}>
            Undo
          </Button>
        </Line>
      )}
    </div>
  );
}

/** What was not read cannot be compared: whose, and the way to read it. */
function NotRead() {
  const instances = useInstanceMatrix((state) => state.instances);
  const running = useSync((state) => state.running);
  const unlisted = instances.filter((age) => listsReadAt(age) === null);
  const configs = configsNotRead(instances);
  if (unlisted.length === 0 && configs === 0) return null;
  const [one] = unlisted;
  const lists =
    one !== undefined && unlisted.length === 1
      ? `The lists of ${one.label} were not read`
      : `The lists of ${counted(unlisted.length, 'instance')} were not read`;
  const concerned =
    unlisted.length > 0 ? unlisted : instances.filter((a) => a.configs < a.accounts);
  const profileIds = concerned.map(({ profileId }) => profileId);
  return (
    <div className="instances-notice" role="note">
      <span>
        {unlisted.length > 0
          ? `${lists}: what is missing there cannot be known.`
          : `${counted(configs, 'config')} not read: differences in ${configs === 1 ? 'it' : 'them'} cannot be known.`}
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

const Line = ({ children, onDismiss }: { children: ReactNode; onDismiss: () => void }) => (
  <div className="instances-notice" data-tone="quiet" role="status">
    <span>{children}</span>
    <Dismiss onDismiss={onDismiss} />
  </div>
);
