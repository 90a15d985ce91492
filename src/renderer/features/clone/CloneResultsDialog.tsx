import { DialogFrame } from '../../ui/forms/DialogFrame';
import { CloneProgress } from './CloneProgress';
import { t } from '../../../contract/texts';

/** The progress or the results of the last clone. */
export default function CloneResultsDialog() {
  return (
    <DialogFrame title={t('Clone results')} size={660}>
      <CloneProgress />
    </DialogFrame>
  );
}
