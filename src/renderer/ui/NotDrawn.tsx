import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Crash, Problem } from '../../contract';
import { ABOUT_REPORT, openReport } from '../state/crash';
import { ProblemNotice } from './ProblemNotice';
import './not-drawn.css';

export type Place = 'panel' | 'view' | 'rail' | 'line' | 'dialog';

interface Props {
  /** `This account`. */
  what: string;
  place: Place;
  /** Null until it is written, and where it cannot be. */
  report: Crash | null;
  onAgain: () => void;
  onClose: (() => void) | undefined;
}

/** In place of what could not be drawn: what happened, that nothing else did, and the ways on. */
export function NotDrawn({ place, ...words }: Props) {
  if (place === 'dialog') return <AsDialog {...words} />;
  return (
    <div className="not-drawn-place" data-place={place}>
      <Words {...words} />
    </div>
  );
}

type WordsProps = Omit<Props, 'place'>;

/** The browser's own: what draws the others may be what failed. */
function AsDialog(words: WordsProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="not-drawn-dialog"
      aria-label={`${words.what} cannot be shown`}
      onCancel={words.onClose}
    >
      <Words {...words} />
    </dialog>
  );
}

function Words({ what, report, onAgain, onClose }: WordsProps) {
  const again = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What had the focus is gone with what was drawn; a hand that is elsewhere stays there.
    if (document.activeElement === document.body) again.current?.focus();
  }, []);
  return (
    <section className="not-drawn" role="alert">
      <IconAlertTriangle size={22} aria-hidden />
      <h2>{what} cannot be shown</h2>
      <p>
        Something went wrong in Latchkey while it was drawn. The rest of the window goes on, and
        nothing is sent to Domo because of it. If it comes again, quit Latchkey and start it anew.
      </p>
      <div className="not-drawn-ways">
        <Button ref={again} onClick={onAgain}>
          Show it again
        </Button>
        {onClose !== undefined && (
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
        )}
      </div>
      {report !== null && <Report report={report} />}
    </section>
  );
}

function Report({ report }: { report: Crash }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  return (
    <>
      <p className="lk-small">{ABOUT_REPORT}</p>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => void openReport(report).then(setProblem)}
      >
        Open the report
      </Button>
      {problem !== null && <ProblemNotice problem={problem} tone="amber" />}
    </>
  );
}
