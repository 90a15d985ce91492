import { useBulk } from '../../state/bulk';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { BulkRunSteps } from './BulkRunSteps';
import { bulkTitles } from '../../ui/format/bulk-labels';
import { t } from '../../../contract/texts';

/** A plan or run that was kept, or the one that is running. */
export default function BulkRunDialog() {
  const change = useBulk(({ run }) => run?.wanted.change);
  return (
    <DialogFrame
      title={change === undefined ? t('Changes to many accounts') : bulkTitles[change]}
      size={760}
      keepsRunning
    >
      <BulkRunSteps onBack={null} />
    </DialogFrame>
  );
}
