import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { JobTone } from '../format/format';
import jobStyles from './job.module.css';

/** A long job in the status line: its progress while it runs, its result afterwards. */
export const JobStatus = ({ children }: { children: ReactNode }) => (
  <div className={jobStyles['status']} role="status" aria-live="polite">
    {children}
  </div>
);

interface JobRunningProps {
  /** The kind of job. */
  label: string;
  text: string;
  /** From 0 to 1; null while it is not known. */
  ratio: number | null;
  cancelling: boolean;
  onCancel: () => void;
  /** More buttons. */
  children?: ReactNode;
}

export const JobRunning = ({ label, text, ratio, cancelling, ...more }: JobRunningProps) => (
  <>
    <span className="lk-cut">{text}</span>
    <progress
      className={jobStyles['bar']}
      aria-label={label}
      max={1}
      {...(ratio === null ? {} : { value: ratio })}
    />
    {more.children}
    <Button size="compact-xs" variant="default" disabled={cancelling} onClick={more.onCancel}>
      Cancel
    </Button>
  </>
);

interface JobEndedProps {
  text: string;
  tone: JobTone;
  /** The label of the button that shows the results. */
  more: string;
  onMore: () => void;
}

export const JobEnded = ({ text, tone, more, onMore }: JobEndedProps) => (
  <>
    <span className="lk-cut" data-tone={tone}>
      {text}
    </span>
    <Button size="compact-xs" variant="default" onClick={onMore}>
      {more}
    </Button>
  </>
);
