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
import { t } from '../../../../contract/texts';

const steps = { list: ListStep, review: ReviewStep, tokens: TokenStep, results: ResultStep };

const titles: Readonly<Record<ManyStep, string>> = {
  list: t('Add many instances'),
  review: t('Add many instances: what is in the list'),
  tokens: t('Add many instances: tokens'),
  results: t('Add many instances: results'),
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
        {t(
          '{done} of {chosen} done. Each token is checked with its instance, then kept in the keychain.',
          { done: formatCount(done), chosen: formatCount(chosen.length) },
        )}
      </p>
      <progress
        className={jobStyles['bar']}
        aria-label={t('Adding instances')}
        max={chosen.length}
        value={done}
      />
      <div className={formStyles['foot']}>
        {pendingLabel !== null && <PendingNotice label={pendingLabel} />}
        <span className={formStyles['gap']} />
        <Button variant="default" data-autofocus onClick={stop}>
          {t('Stop')}
        </Button>
      </div>
    </div>
  );
}
