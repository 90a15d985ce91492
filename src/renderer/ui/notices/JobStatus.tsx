import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Job, JobEnd } from '../../state/jobs/jobs';
import jobStyles from './job.module.css';
import { t } from '../../../contract/texts';

/** A long job in the status line: its progress while it runs, its result afterwards. */
export const JobStatus = ({ children }: { children: ReactNode }) => (
  <div className={jobStyles['status']} role="status" aria-live="polite">
    {children}
  </div>
);

type RunningJob = Pick<Job, 'label' | 'text' | 'ratio' | 'cancelling' | 'cancel'> &
  Partial<Pick<Job, 'pace' | 'pause' | 'show'>>;

/** What a job does, how far it is, and what stops it. */
export const JobRunning = ({ job }: { job: RunningJob }) => {
  const { label, text, pace = '', ratio, cancelling, cancel, pause, show } = job;
  return (
    <>
      <span className="lk-cut">{[text, pace].filter(Boolean).join(' · ')}</span>
      <progress
        className={jobStyles['bar']}
        aria-label={label}
        max={1}
        {...(ratio === null ? {} : { value: ratio })}
      />
      {show && <JobButton label={t('Details')} onClick={show} />}
      {pause && <JobButton label={t('Pause')} disabled={cancelling} onClick={pause} />}
      {cancel !== null && <JobButton label={t('Cancel')} disabled={cancelling} onClick={cancel} />}
    </>
  );
};

/** How a job ended, and what it offers. */
export const JobEnded = ({ end: { text, tone, ways } }: { end: JobEnd }) => (
  <>
    <span className="lk-cut" data-tone={tone}>
      {text}
    </span>
    {ways.map(({ label, run }) => (
      <JobButton key={label} label={label} onClick={run} />
    ))}
  </>
);

interface JobButtonProps {
  label: string;
  disabled?: boolean;
  onClick: () => void;
}

const JobButton = ({ label, ...rest }: JobButtonProps) => (
  <Button size="compact-xs" variant="default" {...rest}>
    {label}
  </Button>
);
