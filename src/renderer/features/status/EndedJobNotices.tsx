import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { EndedJob } from '../../../contract';
import { detailsOf, dismissEndedJob, useEndedJobs } from '../../state/ended-jobs';
import { Time } from '../../ui/format/Time';
import { DismissButton } from '../../ui/notices/ProblemNotice';
import { endedJobLabel, endedWell } from '../../ui/format/ended-job-labels';
import statusStyles from './status.module.css';
import { t } from '../../../contract/texts';

/** Jobs that ended since Latchkey was locked, whose progress nobody saw. */
export function EndedJobNotices() {
  const jobs = useEndedJobs((state) => state.jobs);
  return jobs.map((job) => <EndedJobNotice key={job.id} job={job} />);
}

function EndedJobNotice({ job }: { job: EndedJob }) {
  const details = detailsOf(job);
  const good = endedWell(job);
  return (
    <div
      className={good ? statusStyles['notice-good'] : statusStyles['notice-plain']}
      role="status"
      aria-label={t('Job that ended')}
    >
      {good ? (
        <IconCircleCheck size={16} aria-hidden />
      ) : (
        <IconAlertTriangle size={16} aria-hidden />
      )}
      <span className={statusStyles['notice-words']}>
        <strong>{endedJobLabel(job)}</strong> <Time at={job.endedAt} />
        {job.problem !== null && ` · ${job.problem.message} ${t(job.problem.next)}`}
      </span>
      {details !== null && (
        <Button size="compact-sm" variant="default" onClick={details.show}>
          {details.label}
        </Button>
      )}
      <DismissButton onDismiss={() => void dismissEndedJob(job.id)} />
    </div>
  );
}
