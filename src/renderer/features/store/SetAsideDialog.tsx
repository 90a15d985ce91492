import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SetAsideStore } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog } from '../../state/dialogs';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { EmptyState, LoadingOrError } from '../../ui/notices/placeholders';
import { useQuery } from '../../ui/requests/useQuery';
import { RestoreReview } from './RestoreReview';
import { SetAsideList } from './SetAsideList';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';

/** Stores that were set aside: what each holds, and putting one back into its place. */
export default function SetAsideDialog() {
  const answer = useQuery('set aside', () => call('store.setAside', {}));
  const [chosen, setChosen] = useState<SetAsideStore | null>(null);
  const [lastChosen, setLastChosen] = useState<string | null>(null);
  const [restored, setRestored] = useState(false);
  const files = answer.busy || answer.problem !== null ? null : (answer.value?.files ?? null);
  if (chosen !== null) {
    return (
      <DialogFrame title={t('Restore this store?')} size={620}>
        <RestoreReview
          file={chosen}
          onBack={() => {
            setChosen(null);
          }}
          onRestored={() => {
            setChosen(null);
            setRestored(true);
            answer.reload();
          }}
        />
      </DialogFrame>
    );
  }
  return (
    <DialogFrame title={t('Stores that were set aside')} size={720}>
      <div className={formStyles['form']}>
        <p className={formStyles['line']} role="status">
          {restored
            ? t('The store was restored. The one that was in use until now is in this list.')
            : t('Latchkey keeps each store that it replaced, unchanged, in the data folder.')}
        </p>
        {files === null && <LoadingOrError answer={answer} label={t('checking each file…')} />}
        {files?.length === 0 && (
          <EmptyState title={t('No store was set aside')}>
            <p>
              {t(
                'Latchkey sets a store aside when it cannot read it, and when you restore another one.',
              )}
            </p>
          </EmptyState>
        )}
        {files !== null && files.length > 0 && (
          <SetAsideList
            files={files}
            focused={restored ? null : lastChosen}
            onChoose={(file) => {
              setChosen(file);
              setLastChosen(file.name);
              setRestored(false);
            }}
          />
        )}
        <div className={formStyles['foot']}>
          <span className={formStyles['gap']} />
          {files !== null && (
            <Button variant="subtle" color="gray" onClick={answer.reload}>
              {t('Check again')}
            </Button>
          )}
          <Button variant="default" autoFocus={restored} onClick={closeDialog}>
            {t('Done')}
          </Button>
        </div>
      </div>
    </DialogFrame>
  );
}
