import { VisuallyHidden } from '@mantine/core';
import { useSpokenOutcome } from '../../state/spoken-outcome';
import { t } from '../../../contract/texts';

/** For screen readers only. It is there before it has words: a region that comes with them is often not read. */
export function SpokenOutcome() {
  const { id, words } = useSpokenOutcome();
  return (
    <VisuallyHidden role="status" aria-label={t('Outcome')}>
      <span key={id}>{words}</span>
    </VisuallyHidden>
  );
}
