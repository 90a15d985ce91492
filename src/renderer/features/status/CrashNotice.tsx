import { Button } from '@mantine/core';
import type { CrashReport, CrashKind } from '../../../contract';
import {
  CRASH_REPORT_NOTE,
  deleteCrashReport,
  openLastCrash,
  dismissCrash,
  useCrash,
} from '../../state/crash-report';
import { Time } from '../../ui/format/Time';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';

const crashLabels: Record<CrashKind, string> = {
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
      <ProblemNotice problem={toCrashProblem(crash)} tone="amber">
        <div className="notice-side">
          <Button variant="default" onClick={() => void openLastCrash(crash)}>
            Open the report
          </Button>
          <Button variant="default" onClick={() => void deleteCrashReport(crash)}>
            Delete
          </Button>
          <Button variant="subtle" color="gray" onClick={dismissCrash}>
            Keep
          </Button>
        </div>
      </ProblemNotice>
    </>
  );
}

const toCrashProblem = ({ kind, at }: CrashReport) => ({
  code: 'unexpected' as const,
  message: (
    <>
      {crashLabels[kind]} on <Time at={at} />.
    </>
  ),
  next: CRASH_REPORT_NOTE,
  trace: null,
  status: null,
});
