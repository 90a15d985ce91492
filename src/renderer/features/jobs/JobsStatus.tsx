import { Button, VisuallyHidden } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { shortcutLabel } from '../../../contract/shortcuts';
import { jobInLine, toggleJobsTray, useJobs } from '../../state/jobs/jobs';
import { formatCount } from '../../ui/format/format';
import { JobEnded, JobRunning, JobStatus } from '../../ui/notices/JobStatus';
import jobsStyles from './jobs.module.css';
import { t } from '../../../contract/texts';

/** The newest job in the status line, running or ended, and the button that opens all of them. */
export function JobsStatus() {
  const jobs = useJobs((state) => state.jobs);
  const open = useJobs((state) => state.trayOpen);
  const newest = jobInLine(jobs);
  const running = jobs.filter(({ end }) => end === null).length;
  return (
    <>
      <JobStatus>
        {/* The open tray shows it already; a reader still hears how a job ends. */}
        {open && <VisuallyHidden>{newest?.end?.text}</VisuallyHidden>}
        {!open && newest?.end === null && <JobRunning job={newest} />}
        {!open && newest?.end && <JobEnded end={newest.end} />}
      </JobStatus>
      <Button
        className={jobsStyles['open'] ?? ''}
        size="compact-xs"
        variant={open ? 'light' : 'default'}
        aria-expanded={open}
        title={t('Jobs ({shortcut})', { shortcut: shortcutLabel('jobs') })}
        leftSection={<IconListCheck size={14} aria-hidden />}
        onClick={toggleJobsTray}
      >
        {t('Jobs')}
        {running > 0 && (
          <>
            {' '}
            <span className={jobsStyles['badge']}>
              {t('{running} running', { running: formatCount(running) })}
            </span>
          </>
        )}
      </Button>
    </>
  );
}
