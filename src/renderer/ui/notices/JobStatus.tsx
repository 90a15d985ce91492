import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { JobTone } from '../format/format';
import jobStyles from './job.module.css';

/** Long work in the status line: how far it has come while it runs, how it ended afterwards. */
export const JobStatus = ({ children }: { children: ReactNode }) => (
  <div className={jobStyles['status']} role="status" aria-live="polite">
    {children}
  </div>
);

interface JobRunningProps {
  /** What kind of work it is, in a word. */
  label: string;
  text: string;
  /** From 0 to 1; null while it cannot be told. */
  ratio: number | null;
  cancelling: boolean;
  onCancel: () => void;
  /** More buttons. */
  children?: ReactNode;
}

export const JobRunning = ({
  label,
  text: words,
  ratio: share,
  cancelling,
  ...more
}: JobRunningProps) => (
  <>
    <span className="lk-cut">{words}</span>
    <progress
      className={jobStyles['bar']}
      aria-label={label}
      max={1}
      {...(share === null ? {} : { value: share })}
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
  /** On the button that shows more. */
  more: string;
  onMore: () => void;
}

export const JobEnded = ({ text: words, tone, more, onMore }: JobEndedProps) => (
  <>
    <span className="lk-cut" data-tone={tone}>
      {words}
    </span>
    <Button size="compact-xs" variant="default" onClick={onMore}>
      {more}
    </Button>
  </>
);
