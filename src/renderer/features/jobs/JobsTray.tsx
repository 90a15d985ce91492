import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import {
  closeJobsTray,
  dismissEndedJobs,
  dismissJob,
  jobsInOrder,
  useJobs,
  type Job,
} from '../../state/jobs/jobs';
import { Time, TimeAgo } from '../../ui/format/Time';
import { region } from '../../ui/keyboard/regions';
import { JobEnded, JobRunning } from '../../ui/notices/JobStatus';
import jobsStyles from './jobs.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

/** Every job of this window above the status line, in whichever view. */
export default function JobsTray() {
  const jobs = useJobs((state) => state.jobs);
  const tray = useRef<HTMLElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    title.current?.focus();
    return () => {
      // Its button is outside, and stays.
      const isLost = document.activeElement === document.body;
      if (before instanceof HTMLElement && isLost) before.focus();
    };
  }, []);
  return (
    <section
      {...region}
      ref={tray}
      className={jobsStyles['tray']}
      aria-label={t('Jobs')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        closeJobsTray();
      }}
    >
      <header className={jobsStyles['head']}>
        <h2 ref={title} tabIndex={-1} className={jobsStyles['title']}>
          {t('Jobs')}
        </h2>
        <span className={jobsStyles['gap']} />
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          disabled={jobs.every(({ end }) => end === null)}
          onClick={dismissEndedJobs}
        >
          {t('Clear ended jobs')}
        </Button>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('Close the jobs')}
          onClick={closeJobsTray}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </header>
      {jobs.length === 0 ? (
        <p className={jobsStyles['empty']}>
          {t(
            'No jobs yet. Syncs, exports, checks and changes to many accounts appear here, also when you have gone to another view.',
          )}
        </p>
      ) : (
        <ul className={jobsStyles['list']}>
          {jobsInOrder(jobs).map((job) => (
            <JobItem key={job.id} job={job} />
          ))}
        </ul>
      )}
    </section>
  );
}

const JobItem = ({ job }: { job: Job }) => (
  <li className={jobsStyles['job']} aria-label={job.title}>
    {job.end === null ? (
      <>
        <JobRunning job={job} />
        <span className={jobsStyles['when']}>
          {richText('since {time}', { time: <Time at={job.startedAt} /> })}
        </span>
      </>
    ) : (
      <>
        <JobEnded end={job.end} />
        <span className={jobsStyles['when']}>
          <TimeAgo at={job.endedAt ?? job.startedAt} />
          {t(', took {took}', { took: tookLabel((job.endedAt ?? job.startedAt) - job.startedAt) })}
        </span>
        <Tooltip label={t('Remove from the list')}>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('Remove from the list: {title}', { title: job.title })}
            onClick={() => {
              dismissJob(job.id);
            }}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </>
    )}
  </li>
);

/** `4.2 s`, `3 min`. */
function tookLabel(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 60) return t('{seconds} s', { seconds: seconds.toFixed(1) });
  return t('{seconds} min', { seconds: Math.round(seconds / 60) });
}
