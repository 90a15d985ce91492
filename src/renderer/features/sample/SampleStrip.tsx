import { Button } from '@mantine/core';
import { IconMask } from '@tabler/icons-react';
import { leaveSample, useSample } from '../../state/sample';
import sampleStyles from './sample.module.css';

/** Above every view while the sample company is open. */
export function SampleStrip() {
  const open = useSample((state) => state.open);
  if (!open) return null;
  return (
    <div className={sampleStyles['strip']} role="note">
      <IconMask size={16} aria-hidden />
      <span>
        <strong>Sample company: nothing here is real.</strong> Look at everything; nothing can be
        changed, and nothing is kept.
      </span>
      <Button size="compact-sm" variant="default" onClick={() => void leaveSample()}>
        Leave
      </Button>
    </div>
  );
}
