import clsx from 'clsx';
import { Component, type ReactNode, useEffect, useRef, useState } from 'react';
import type { CrashReport, Problem } from '../../../contract';
import { reportRenderError, CRASH_REPORT_NOTE, openCrashReport } from '../../state/crash-report';
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ProblemNotice } from './ProblemNotice';
import notDrawnStyles from './not-drawn.module.css';
import { t } from '../../../contract/texts';

interface ErrorBoundaryProps {
  /** The name of the content for the error message: `This account`. */
  what: string;
  /** Identifies the content. Another key resets the boundary after an error. */
  resetKey?: string;
  /** Closes the content; undefined if it cannot be closed. */
  onClose?: (() => void) | undefined;
  /** The area of the window, which decides the size of the error message. */
  area?: FallbackArea;
  children: ReactNode;
}

interface ErrorBoundaryState {
  resetKey: string | undefined;
  failed: boolean;
  /** Null until the report is written. */
  report: CrashReport | null;
}

/**
 * Shows an error message instead of content that throws while rendering. Without a boundary, React would remove the
 * whole window. React supports boundaries only as classes.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = {
    resetKey: this.props.resetKey,
    failed: false,
    report: null,
  };

  static getDerivedStateFromError(): Partial<ErrorBoundaryState> {
    return { failed: true };
  }

  static getDerivedStateFromProps(
    { resetKey }: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): ErrorBoundaryState | null {
    return resetKey === state.resetKey ? null : { resetKey, failed: false, report: null };
  }

  override componentDidCatch(error: unknown): void {
    void reportRenderError(error).then((report) => {
      this.setState({ report });
    });
  }

  private readonly retry = (): void => {
    this.setState({ failed: false, report: null });
  };

  private readonly close = (): void => {
    this.retry();
    this.props.onClose?.();
  };

  override render(): ReactNode {
    const { what, onClose, area = 'panel', children } = this.props;
    if (!this.state.failed) return children;
    return (
      <CrashFallback
        what={what}
        area={area}
        report={this.state.report}
        onRetry={this.retry}
        onClose={onClose && this.close}
      />
    );
  }
}

export type FallbackArea = 'panel' | 'view' | 'rail' | 'line' | 'dialog';

interface CrashFallbackProps {
  /** `This account`. */
  what: string;
  area: FallbackArea;
  /** Null until the report is written, and if it cannot be written. */
  report: CrashReport | null;
  onRetry: () => void;
  onClose: (() => void) | undefined;
}

/** The error message instead of the content: what happened, and what the user can do. */
export function CrashFallback({ area, ...content }: CrashFallbackProps) {
  if (area === 'dialog') return <FallbackDialog {...content} />;
  return (
    <div className={notDrawnStyles['area']} data-area={area}>
      <FallbackContent {...content} />
    </div>
  );
}

type FallbackContentProps = Omit<CrashFallbackProps, 'area'>;

/** A native dialog, since the error may come from the component of the other dialogs. */
function FallbackDialog(content: FallbackContentProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={notDrawnStyles['dialog']}
      aria-label={t('{what} cannot be shown', { what: content.what })}
      onCancel={content.onClose}
    >
      <FallbackContent {...content} />
    </dialog>
  );
}

function FallbackContent({ what, report, onRetry, onClose }: FallbackContentProps) {
  const retryButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The focused element may have been removed. A focus elsewhere stays where it is.
    if (document.activeElement === document.body) retryButton.current?.focus();
  }, []);
  return (
    <section className={clsx(notDrawnStyles['not-drawn'], 'lk-broken')} role="alert">
      <IconAlertTriangle size={22} aria-hidden />
      <h2>{t('{what} cannot be shown', { what })}</h2>
      <p>
        {t(
          'Latchkey could not draw this part of the window. The rest of the window works, and nothing is sent to Domo because of this error. If it happens repeatedly, restart Latchkey.',
        )}
      </p>
      <div className={notDrawnStyles['buttons']}>
        <Button ref={retryButton} onClick={onRetry}>
          {t('Retry')}
        </Button>
        {onClose !== undefined && (
          <Button variant="default" onClick={onClose}>
            {t('Close')}
          </Button>
        )}
      </div>
      {report !== null && <CrashReportLink report={report} />}
    </section>
  );
}

function CrashReportLink({ report }: { report: CrashReport }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  return (
    <>
      <p className="lk-small">{CRASH_REPORT_NOTE}</p>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => void openCrashReport(report).then(setProblem)}
      >
        {t('Open report')}
      </Button>
      {problem !== null && <ProblemNotice problem={problem} tone="amber" />}
    </>
  );
}
