import { Button } from '@mantine/core';
import { useDialogs } from '../../../state/dialogs';
import { DialogFrame } from '../../../ui/forms/DialogFrame';
import { PendingNotice } from '../../../ui/forms/FormFooter';
import { formatCount } from '../../../ui/format/format';
import jobStyles from '../../../ui/notices/job.module.css';
import formStyles from '../../../ui/forms/form.module.css';
import { ListStep } from './ListStep';
import { ResultStep } from './ResultStep';
import { ReviewStep } from './ReviewStep';
import { TokenStep } from './TokenStep';
import { useAddMany, type AddMany, type ManyStep } from './useAddMany';

const steps = { list: ListStep, review: ReviewStep, tokens: TokenStep, results: ResultStep };

const titles: Readonly<Record<ManyStep, string>> = {
  list: 'Add many instances',
  review: 'Add many instances: what is in the list',
  tokens: 'Add many instances: tokens',
  results: 'Add many instances: results',
};

/** A list becomes instances, in four steps: the list, what it would do, tokens, and one result per instance. */
export default function AddManyDialog() {
  const many = useAddMany();
  const Step = steps[many.step];
  return (
    <DialogFrame title={titles[many.step]} size={780} keepsRunning>
      {many.adding ? <Adding many={many} /> : <Step many={many} />}
    </DialogFrame>
  );
}

function Adding({ many: { progress, chosen, stop } }: { many: AddMany }) {
  const pendingLabel = useDialogs((state) => state.pendingLabel);
  const done = progress?.done ?? 0;
  return (
    <div className={formStyles['form']}>
      <p className={formStyles['line']} role="status">
        {formatCount(done)} of {formatCount(chosen.length)} done. Each token is checked with its
        instance, then kept in the keychain.
      </p>
      <progress
        className={jobStyles['bar']}
        aria-label="Adding instances"
        max={chosen.length}
        value={done}
      />
      <div className={formStyles['foot']}>
        {pendingLabel !== null && <PendingNotice label={pendingLabel} />}
        <span className={formStyles['gap']} />
        <Button variant="default" data-autofocus onClick={stop}>
          Stop
        </Button>
      </div>
    </div>
  );
}
