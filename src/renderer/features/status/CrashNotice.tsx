import { Button } from '@mantine/core';
import type { Crash, CrashKind } from '../../../contract';
import { ABOUT_REPORT, deleteCrash, openCrash, putCrashAway, useCrash } from '../../state/crash';
import { dateTimeOf } from '../../ui/format';
import { ProblemNotice } from '../../ui/ProblemNotice';

const what: Record<CrashKind, string> = {
  main: 'Latchkey ended unexpectedly',
  page: 'The window ended unexpectedly and was loaded again',
  helper: 'A helper process ended unexpectedly',
  promise: 'Something failed inside Latchkey',
  drawing: 'A part of the window could not be shown',
};

/** What happened, and what was written down of it: on this computer, and nowhere else. */
export function CrashNotice() {
  const crash = useCrash((state) => state.crash);
  const problem = useCrash((state) => state.problem);
  if (crash === null) return null;
  return (
    <>
      {problem !== null && <ProblemNotice problem={problem} />}
      <ProblemNotice problem={told(crash)} tone="amber">
        <div className="notice-side">
          <Button variant="default" onClick={() => void openCrash(crash)}>
            Open the report
          </Button>
          <Button variant="default" onClick={() => void deleteCrash(crash)}>
            Delete
          </Button>
          <Button variant="subtle" color="gray" onClick={putCrashAway}>
            Keep
          </Button>
        </div>
      </ProblemNotice>
    </>
  );
}

const told = ({ kind, at }: Crash) => ({
  code: 'unexpected' as const,
  message: `${what[kind]} on ${dateTimeOf(at)}.`,
  next: ABOUT_REPORT,
  trace: null,
  status: null,
});
