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
export function SeenAnew({ problem, seeing: { stale, reading, readAgain } }: Props) {
  const told = problem ?? reading.problem;
  const again = stale && (
    <Button variant="default" loading={reading.busy} onClick={readAgain}>
      Read again
    </Button>
  );
  if (told === null) return again === false ? null : <div>{again}</div>;
  return (
    <ProblemNotice problem={told} tone={stale ? 'amber' : 'red'}>
      {again}
    </ProblemNotice>
  );
}
