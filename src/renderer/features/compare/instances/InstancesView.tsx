import { useEffect, type ReactNode } from 'react';
import {
  askInstances,
  followInstances,
  useInstanceMatrix,
  type ComparedInstances,
} from '../../../state/instanceMatrix';
import { useProfiles } from '../../../state/profiles';
import { Compared } from './Compared';
import { InstanceNotices } from './InstanceNotices';
import { InstancesHead } from './InstancesHead';
import { NoMatrix } from './NoMatrix';
import './instances.css';

interface Props {
  comparison: ComparedInstances;
  notices: ReactNode;
}

/** Two or more instances side by side: a row for each account that they have or should have in common. */
export function InstancesView({ comparison, notices }: Props) {
  const known = useProfiles(({ profiles }) => profiles !== null);
  const total = useInstanceMatrix((state) => state.total);
  const nothing = useInstanceMatrix(({ instances, summary }) =>
    summary === null ? false : instances.every(({ accounts }) => accounts === 0),
  );
  // Instances that were removed meanwhile are let go before anything is asked.
  useEffect(followInstances, []);
  useEffect(() => {
    if (known) askInstances(comparison);
  }, [known, comparison]);
  const shows = comparison.profileIds.length >= 2 && total !== null && !nothing;
  return (
    <>
      <InstancesHead comparison={comparison} />
      {notices}
      <InstanceNotices shows={shows} />
      {shows ? (
        <Compared comparison={comparison} total={total} />
      ) : (
        <div className="app-body">
          <NoMatrix comparison={comparison} />
        </div>
      )}
    </>
  );
}
