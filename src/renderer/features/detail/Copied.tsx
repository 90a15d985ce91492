import { useEffect } from 'react';
import { forgetCopied, useReveal } from '../../state/reveal';
import { useSecondsLeft } from '../../ui/useSecondsLeft';

/** Says that a field was copied, for as long as it lies in the clipboard. */
export function Copied({ field }: { field: string }) {
  const until = useReveal(({ copied }) => (copied?.field === field ? copied.until : null));
  return until === null ? null : <Clearing until={until} />;
}

function Clearing({ until }: { until: number }) {
  const left = useSecondsLeft(until);
  useEffect(() => {
    if (left === 0) forgetCopied();
  }, [left]);
  return (
    <div className="lk-small lk-dim">
      <span role="status">Copied</span>
      <span className="lk-num">; the clipboard is cleared in {left} s</span>
    </div>
  );
}
