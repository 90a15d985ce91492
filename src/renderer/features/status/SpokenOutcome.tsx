import { VisuallyHidden } from '@mantine/core';
import { useSpokenOutcome } from '../../state/spoken-outcome';

/** For screen readers only. It is there before it has words: a region that comes with them is often not read. */
export function SpokenOutcome() {
  const { id, words } = useSpokenOutcome();
  return (
    <VisuallyHidden role="status" aria-label="Outcome">
      <span key={id}>{words}</span>
    </VisuallyHidden>
  );
}
