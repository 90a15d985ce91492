import { Button } from '@mantine/core';
import type { Problem, ProblemCode } from '../../../contract';
import { ProblemNotice } from '../notices/ProblemNotice';

interface StaleTargetNoticeProps {
  /** Why the change failed. */
  problem: Problem | null;
  freshness: TargetFreshness;
}

/** How a change failed, and reading anew what it would have changed where nothing can be held on to. */
export function StaleTargetNotice({
  problem,
  freshness: { stale, reading, readAgain },
}: StaleTargetNoticeProps) {
  const told = problem ?? reading.problem;
  const again = stale && (
    <Button variant="default" loading={reading.busy} onClick={readAgain}>
      Refresh
    </Button>
  );
  if (told === null) return again === false ? null : <div>{again}</div>;
  return (
    <ProblemNotice problem={told} tone={stale ? 'amber' : 'red'}>
      {again}
    </ProblemNotice>
  );
}

/** What is on screen of a change's target, and whether it still may be built upon. Pure. */

interface SubmissionState {
  problem: Problem | null;
  setProblem: (problem: Problem | null) => void;
}

export interface TargetReading {
  busy: boolean;
  problem: Problem | null;
  reload: () => void;
}

export interface TargetFreshness {
  /** It has to be read again before anything is sent. */
  stale: boolean;
  reading: TargetReading;
  readAgain: () => void;
}

/** Domo has something else by now, or nobody knows what it has. */
const staleCodes: readonly ProblemCode[] = ['changedSinceRead', 'outcomeUnknown'];

export function toTargetFreshness(save: SubmissionState, reading: TargetReading): TargetFreshness {
  const failed = save.problem !== null && staleCodes.includes(save.problem.code);
  return {
    stale: failed || reading.busy || reading.problem !== null,
    reading,
    readAgain: () => {
      save.setProblem(null);
      reading.reload();
    },
  };
}
