import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { closeDialog } from '../../state/dialogs';
import { NOTHING_DAMAGED, startStoreCheck, useStoreCheck } from '../../state/store-check';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { Time } from '../../ui/format/Time';
import { SetAsideStoresButton } from '../../ui/actions/SetAsideStoresButton';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import jobStyles from '../../ui/notices/job.module.css';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

/** Checks the whole inventory as soon as it is opened, and says what was found. */
export default function CheckStoreDialog() {
  const { running, goodAt, problem } = useStoreCheck();
  useEffect(() => {
    void startStoreCheck();
  }, []);
  return (
    <DialogFrame title={t('Check the inventory')} size={560}>
      <div className={formStyles['form']}>
        <div role="status">
          {running && (
            <p className={formStyles['line']}>
              {t(
                'Reading every page and every row. You can close this dialog: a notice says what was found.',
              )}
            </p>
          )}
          {goodAt !== null && (
            <div className={formStyles['good']}>
              <IconCircleCheck size={16} aria-hidden />
              <span>
                {richText('{emphasis} {nothingDamaged} Checked on {time}.', {
                  emphasis: <strong>{t('All is well.')}</strong>,
                  nothingDamaged: NOTHING_DAMAGED,
                  time: <Time at={goodAt} />,
                })}
              </span>
            </div>
          )}
        </div>
        {running && (
          <progress className={jobStyles['bar']} aria-label={t('Check of the inventory')} />
        )}
        {problem !== null && <ProblemNotice problem={problem} />}
        <CheckStoreFooter />
      </div>
    </DialogFrame>
  );
}

function CheckStoreFooter() {
  const { running, problem } = useStoreCheck();
  return (
    <div className={formStyles['foot']}>
      {problem?.code === 'storeDamaged' && <SetAsideStoresButton variant="subtle" />}
      <span className={formStyles['gap']} />
      <Button
        variant="subtle"
        color="gray"
        disabled={running}
        onClick={() => void startStoreCheck()}
      >
        {t('Check again')}
      </Button>
      <Button variant="default" data-autofocus onClick={closeDialog}>
        {running ? t('Close') : t('Done')}
      </Button>
    </div>
  );
}
