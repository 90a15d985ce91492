import { Button } from '@mantine/core';
import {
  refreshInstances,
  useInstanceMatrix,
  type ComparedInstances,
} from '../../../state/instanceMatrix';
import { useProfiles } from '../../../state/profiles';
import { startSync, useSync } from '../../../state/sync';
import { Empty } from '../../../ui/Empty';
import { NotShown } from '../../../ui/NotShown';
import { InstanceChoice } from './InstanceChoice';

/** Why there is no matrix yet, and what to do. */
export function NoMatrix({ comparison }: { comparison: ComparedInstances }) {
  const { total, problem } = useInstanceMatrix();
  if (comparison.profileIds.length < 2) return <TooFew comparison={comparison} />;
  if (problem !== null) {
    return (
      <NotShown
        title="The instances cannot be compared"
        problem={problem}
        onAgain={refreshInstances}
      />
    );
  }
  if (total === null) return <Waiting />;
  return <NothingRead profileIds={comparison.profileIds} />;
}

function TooFew({ comparison }: { comparison: ComparedInstances }) {
  const few = useProfiles(({ profiles }) => profiles !== null && profiles.length < 2);
  if (few) {
    return (
      <Empty title="Two instances are needed">
        <p>Add another instance to see side by side which accounts they have in common.</p>
      </Empty>
    );
  }
  return (
    <Empty title="Choose two or more instances">
      <p>
        Their accounts are put side by side: whose configs are the same, whose differ, and which
        accounts are missing.
      </p>
      <div className="instances-choice">
        <InstanceChoice comparison={comparison} />
      </div>
    </Empty>
  );
}

function NothingRead({ profileIds }: { profileIds: readonly string[] }) {
  const running = useSync((state) => state.running);
  return (
    <Empty title="Nothing was read of these instances yet">
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
    </Empty>
  );
}

const Waiting = () => (
  <div className="instances-wait" aria-busy="true" role="status" aria-label="Comparing">
    {Array.from({ length: 12 }, (_, line) => (
      <span key={line} className="matrix-wait" />
    ))}
  </div>
);
