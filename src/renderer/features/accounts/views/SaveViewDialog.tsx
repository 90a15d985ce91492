import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ResponseFor } from '../../../../contract';
import { closeDialog } from '../../../state/dialogs';
import { saveCurrentView } from '../../../state/saved-views';
import { useReportTypedText } from '../../../state/typed-text';
import { DialogFrame } from '../../../ui/forms/DialogFrame';
import { FormFooter } from '../../../ui/forms/FormFooter';
import formStyles from '../../../ui/forms/form.module.css';
import { ProblemNotice } from '../../../ui/notices/ProblemNotice';
import { useSubmit } from '../../../ui/requests/useSubmit';
import { t } from '../../../../contract/texts';

/** Saves filters, search, order and scope. After a name that another view has, a second “Replace” replaces that. */
export default function SaveViewDialog() {
  const [name, setName] = useState('');
  const save = useSubmit<ResponseFor<'views.save'>>(closeDialog);
  useReportTypedText('dialog', name.trim() !== '');
  const isTaken = save.problem?.code === 'duplicate';
  return (
    <DialogFrame title={t('Save as view')} size={460}>
      <form
        className={formStyles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void save.submit(() => saveCurrentView(name.trim(), isTaken));
        }}
      >
        <TextInput
          label={t('Name')}
          description={t(
            'Saves the filters, the search, the order and the instances that are shown, and no accounts.',
          )}
          data-autofocus
          autoComplete="off"
          maxLength={80}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            save.setProblem(null);
          }}
        />
        {save.problem !== null && <ProblemNotice problem={save.problem} />}
        <FormFooter
          submit={isTaken ? t('Replace') : t('Save')}
          busy={save.busy}
          disabled={name.trim() === ''}
        />
      </form>
    </DialogFrame>
  );
}
