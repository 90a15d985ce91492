import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Problem } from '../../../contract';
import { ActionIcon } from '@mantine/core';
import { t } from '../../../contract/texts';

interface Props {
  /** Its message may contain elements, such as a time. */
  problem: Omit<Problem, 'message'> & { message: ReactNode };
  tone?: 'red' | 'amber';
  /** The action that failed, where the page does not show it nearby. */
  about?: string | null;
  /** Buttons for the next steps. */
  children?: ReactNode;
}

/** What went wrong, and what to do next. */
export function ProblemNotice({ problem, tone = 'red', about = null, children }: Props) {
  return (
    <div className="lk-problem" data-tone={tone} role="alert">
      <IconAlertTriangle size={16} aria-hidden />
      <div className="lk-problem-text">
        <div className="lk-strong">{problem.message}</div>
        <div className="lk-dim">{t(problem.next)}</div>
        {about !== null && <div className="lk-dim lk-small lk-name">{about}</div>}
        {problem.trace !== null && (
          <div className="lk-small lk-mono">{t('trace {trace}', { trace: problem.trace })}</div>
        )}
      </div>
      {children}
    </div>
  );
}

/** Dismisses a notice. */
export const DismissButton = ({ onDismiss }: { onDismiss: () => void }) => (
  <ActionIcon variant="subtle" color="gray" aria-label={t('Dismiss')} onClick={onDismiss}>
    <IconX size={15} aria-hidden />
  </ActionIcon>
);
