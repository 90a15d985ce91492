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
import statusStyles from './status.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

const crashLabels: Record<CrashKind, string> = {
  main: t('Latchkey quit unexpectedly'),
  page: t('The window crashed and was reloaded'),
  helper: t('A helper process crashed'),
  promise: t('An error occurred in Latchkey'),
  drawing: t('A part of the window could not be shown'),
};

/** Says what crashed and offers the local report. */
export function CrashNotice() {
  const crash = useCrash((state) => state.crash);
  const problem = useCrash((state) => state.problem);
  if (crash === null) return null;
  return (
    <>
      {problem !== null && <ProblemNotice problem={problem} />}
      <ProblemNotice problem={toCrashProblem(crash)} tone="amber">
        <div className={statusStyles['notice-side']}>
          <Button variant="default" onClick={() => void openLastCrash(crash)}>
            {t('Open report')}
          </Button>
          <Button variant="default" onClick={() => void deleteCrashReport(crash)}>
            {t('Delete report')}
          </Button>
          <Button variant="subtle" color="gray" onClick={dismissCrash}>
            {t('Dismiss')}
          </Button>
        </div>
      </ProblemNotice>
    </>
  );
}

const toCrashProblem = ({ kind, at }: CrashReport) => ({
  code: 'unexpected' as const,
  message: (
    <>{richText('{crash} on {time}.', { crash: crashLabels[kind], time: <Time at={at} /> })}</>
  ),
  next: CRASH_REPORT_NOTE,
  trace: null,
  status: null,
});
