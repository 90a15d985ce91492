import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { Problem } from '../../../contract';
import { ProblemNotice } from './ProblemNotice';
import formStyles from '../forms/form.module.css';
import { t } from '../../../contract/texts';

/** Shown instead of an empty list: says why it is empty, and offers actions. */
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

/** Shown until the data of a dialog is loaded: that it is loading, or why that failed. */
export const LoadingOrError = ({
  answer: { problem, busy, reload },
  label,
  tone = 'red',
}: LoadingOrErrorProps) =>
  problem !== null && !busy ? (
    <ProblemNotice problem={problem} tone={tone}>
      <Button variant="default" onClick={reload}>
        {t('Retry')}
      </Button>
    </ProblemNotice>
  ) : (
    <p className={formStyles['line']} role="status">
      <span className="lk-hatched">
        <span>{label}</span>
      </span>
    </p>
  );

interface ErrorStateProps {
  title: string;
  problem: Problem;
  /** Sends the request again; undefined where that would not help. */
  onRetry?: () => void;
  /** Further actions. */
  children?: ReactNode;
}

/** Why something cannot be shown, with a button that retries. */
export const ErrorState = ({ title, problem, onRetry, children }: ErrorStateProps) => (
  <EmptyState title={title}>
    <ProblemNotice problem={problem}>
      {onRetry !== undefined && (
        <Button variant="default" onClick={onRetry}>
          {t('Retry')}
        </Button>
      )}
    </ProblemNotice>
    {children}
  </EmptyState>
);
