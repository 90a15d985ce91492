import { DialogFrame } from '../../ui/forms/DialogFrame';
import { CloneProgress } from './CloneProgress';

/** The progress or the results of the last clone. */
export default function CloneResultsDialog() {
  return (
    <DialogFrame title="Clone results" size={660}>
      <CloneProgress />
    </DialogFrame>
  );
}
