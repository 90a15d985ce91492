/** What is on screen of a change's target, and whether it still may be built upon. Pure. */
import type { Problem, ProblemCode } from '../../contract';

interface Submission {
  problem: Problem | null;
  setProblem: (problem: Problem | null) => void;
}

export interface Reading {
  busy: boolean;
  problem: Problem | null;
  again: () => void;
}

export interface Seeing {
  /** It has to be read again before anything is sent. */
  stale: boolean;
  reading: Reading;
  readAgain: () => void;
}

/** Domo has something else by now, or nobody knows what it has. */
const upset: readonly ProblemCode[] = ['changedSinceRead', 'outcomeUnknown'];

export function seeingOf(save: Submission, reading: Reading): Seeing {
  const failed = save.problem !== null && upset.includes(save.problem.code);
  return {
    stale: failed || reading.busy || reading.problem !== null,
    reading,
    readAgain: () => {
      save.setProblem(null);
      reading.again();
    },
  };
}
