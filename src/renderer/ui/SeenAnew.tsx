import { Button } from '@mantine/core';
import type { Problem } from '../../contract';
import { ProblemNotice } from './ProblemNotice';
import type { Seeing } from './seeing';

interface Props {
  /** Why the change failed. */
  problem: Problem | null;
  seeing: Seeing;
}

/** How a change failed, and reading anew what it would have changed where nothing can be held on to. */
export const SeenAnew = ({ problem, seeing: { stale, reading, readAgain } }: Props) => (
  <>
    {reading.problem !== null && <ProblemNotice problem={reading.problem} />}
    {problem !== null && <ProblemNotice problem={problem} tone={stale ? 'amber' : 'red'} />}
    {stale && (
      <div>
        <Button variant="default" loading={reading.busy} onClick={readAgain}>
          Read again
        </Button>
      </div>
    )}
  </>
);
