import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { leaveDialog } from '../state/dialogs';

/** Milliseconds: most answers come before, and nothing moves under the hand then. */
const LATE = 600;

/** In the foot of a form that waits for the end of what it sent: for what, and how not to stay for it. */
export function Waiting({ words }: { words: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      setLate(true);
    }, LATE);
    return () => {
      window.clearTimeout(timer);
    };
  }, []);
  return (
    <div className="form-wait" role="status">
      {late && (
        <>
          <span>
            <span className="lk-name">{words}</span>: no answer yet. This stays open until it is
            known how that ends.
          </span>
          <Button variant="default" size="compact-xs" onClick={leaveDialog}>
            Close and tell me later
          </Button>
        </>
      )}
    </div>
  );
}
