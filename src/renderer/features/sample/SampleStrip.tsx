import { Button } from '@mantine/core';
import { IconMask } from '@tabler/icons-react';
import { leaveSample, useSample } from '../../state/sample';
import sampleStyles from './sample.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

/** Above every view while the sample company is open. */
export function SampleStrip() {
  const open = useSample((state) => state.open);
  if (!open) return null;
  return (
    <div className={sampleStyles['strip']} role="note">
      <IconMask size={16} aria-hidden />
      <span>
        {richText('{emphasis} Look at everything; nothing can be changed, and nothing is kept.', {
          emphasis: <strong>{t('Sample company: nothing here is real.')}</strong>,
        })}
      </span>
      <Button size="compact-sm" variant="default" onClick={() => void leaveSample()}>
        {t('Leave')}
      </Button>
    </div>
  );
}
