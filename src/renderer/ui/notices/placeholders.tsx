import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { Problem } from '../../../contract';
import { ProblemNotice } from './ProblemNotice';
import formStyles from '../forms/form.module.css';

/** A place with nothing in it: says why, and offers what to do. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="lk-empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

interface LoadingOrErrorProps {
  answer: { problem: Problem | null; busy: boolean; reload: () => void };
  /** What is being done: `reading the configuration…` */
  label: string;
  tone?: 'red' | 'amber';
}

/** In place of what a dialog needs, until it is known: that it is asked for, or why it cannot be had. */
export const LoadingOrError = ({
  answer: { problem, busy, reload },
  label: words,
  tone = 'red',
}: LoadingOrErrorProps) =>
  problem !== null && !busy ? (
    <ProblemNotice problem={problem} tone={tone}>
      <Button variant="default" onClick={reload}>
        Retry
      </Button>
    </ProblemNotice>
  ) : (
    <p className={formStyles['line']} role="status">
      <span className="lk-hatched">
        <span>{words}</span>
      </span>
    </p>
  );

interface ErrorStateProps {
  title: string;
  problem: Problem;
  /** Asks once more; left out where that would change nothing. */
  onRetry?: () => void;
  /** What else can be done. */
  children?: ReactNode;
}

/** Why something cannot be shown, and the way to ask for it again. */
export const ErrorState = ({ title, problem, onRetry: onAgain, children }: ErrorStateProps) => (
  <EmptyState title={title}>
    <ProblemNotice problem={problem}>
      {onAgain !== undefined && (
        <Button variant="default" onClick={onAgain}>
          Retry
        </Button>
      )}
    </ProblemNotice>
    {children}
  </EmptyState>
);
