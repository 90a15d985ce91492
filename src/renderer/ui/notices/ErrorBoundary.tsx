import clsx from 'clsx';
import { Component, type ReactNode, useEffect, useRef, useState } from 'react';
import type { CrashReport, Problem } from '../../../contract';
import { reportRenderError, CRASH_REPORT_NOTE, openCrashReport } from '../../state/crash-report';
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ProblemNotice } from './ProblemNotice';
import notDrawnStyles from './not-drawn.module.css';

interface ErrorBoundaryProps {
  /** What it holds, as it is named when it cannot be drawn: `This account`. */
  what: string;
  /** What that is about: something else is drawn anew, whatever became of the one before. */
  resetKey?: string;
  /** Leads away from it; left out where nothing does. */
  onClose?: (() => void) | undefined;
  /** Where it is: what stands there instead has that size. */
  area?: FallbackArea;
  children: ReactNode;
}

interface ErrorBoundaryState {
  resetKey: string | undefined;
  failed: boolean;
  /** Null until it is written. */
  report: CrashReport | null;
}

/**
 * Keeps what cannot be drawn from taking the window with it: React takes down all that has no boundary around it.
 * A class, since React has no other way to say it.
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
    { resetKey: of }: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): ErrorBoundaryState | null {
    return of === state.resetKey ? null : { resetKey: of, failed: false, report: null };
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
    const { what, onClose, area: place = 'panel', children } = this.props;
    if (!this.state.failed) return children;
    return (
      <CrashFallback
        what={what}
        place={place}
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
  place: FallbackArea;
  /** Null until it is written, and where it cannot be. */
  report: CrashReport | null;
  onRetry: () => void;
  onClose: (() => void) | undefined;
}

/** In place of what could not be drawn: what happened, that nothing else did, and the ways on. */
export function CrashFallback({ place, ...words }: CrashFallbackProps) {
  if (place === 'dialog') return <FallbackDialog {...words} />;
  return (
    <div className={notDrawnStyles['place']} data-place={place}>
      <FallbackContent {...words} />
    </div>
  );
}

type FallbackContentProps = Omit<CrashFallbackProps, 'place'>;

/** The browser's own: what draws the others may be what failed. */
function FallbackDialog(words: FallbackContentProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={notDrawnStyles['dialog']}
      aria-label={`${words.what} cannot be shown`}
      onCancel={words.onClose}
    >
      <FallbackContent {...words} />
    </dialog>
  );
}

function FallbackContent({ what, report, onRetry: onAgain, onClose }: FallbackContentProps) {
  const again = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What had the focus is gone with what was drawn; a hand that is elsewhere stays there.
    if (document.activeElement === document.body) again.current?.focus();
  }, []);
  return (
    <section className={clsx(notDrawnStyles['not-drawn'], 'lk-broken')} role="alert">
      <IconAlertTriangle size={22} aria-hidden />
      <h2>{what} cannot be shown</h2>
      <p>
        Something went wrong in Latchkey while it was drawn. The rest of the window goes on, and
        nothing is sent to Domo because of it. If it comes again, quit Latchkey and start it anew.
      </p>
      <div className={notDrawnStyles['ways']}>
        <Button ref={again} onClick={onAgain}>
          Retry
        </Button>
        {onClose !== undefined && (
          <Button variant="default" onClick={onClose}>
            Close
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
        Open report
      </Button>
      {problem !== null && <ProblemNotice problem={problem} tone="amber" />}
    </>
  );
}
