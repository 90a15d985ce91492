import { Button } from '@mantine/core';
import type { Problem, ProblemCode } from '../../../contract';
import { ProblemNotice } from '../notices/ProblemNotice';
import { t } from '../../../contract/texts';

interface StaleTargetNoticeProps {
  /** Why the change failed. */
  problem: Problem | null;
  freshness: TargetFreshness;
}

/** Why a change failed. If the data in the form may be outdated, a button reads it again. */
export function StaleTargetNotice({
  problem,
  freshness: { stale, reading, readAgain },
}: StaleTargetNoticeProps) {
  const shownProblem = problem ?? reading.problem;
  const refreshButton = stale && (
    <Button variant="default" loading={reading.busy} onClick={readAgain}>
      {t('Refresh')}
    </Button>
  );
  if (shownProblem === null) return refreshButton === false ? null : <div>{refreshButton}</div>;
  return (
    <ProblemNotice problem={shownProblem} tone={stale ? 'amber' : 'red'}>
      {refreshButton}
    </ProblemNotice>
  );
}

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

/** Domo has other values by now, or it is not known which values it has. */
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
