import { useState } from 'react';
import { useRailProfiles } from '../../state/rail';
import { useView } from '../../state/view';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { FormFooter } from '../../ui/forms/FormFooter';
import { InstanceField } from './create-account-fields';
import { CreateAccountForm } from './CreateAccountForm';
import { openCreatedAccount, type CreatedAccount, closeDialog } from '../../state/dialogs';

import { Button } from '@mantine/core';
import { accountKindLabel } from '../../ui/format/format';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

/** Creates an account of either kind in any instance that is not read-only. */
export default function CreateAccountDialog() {
  const selected = useView((state) => state.selected);
  const [unread, setUnread] = useState<CreatedAccount | null>(null);
  const profiles = useRailProfiles();
  const [chosen, setChosen] = useState<string | null>(null);
  // Among several instances, none is taken silently.
  const onlyId = profiles.length === 1 ? profiles[0]?.id : undefined;
  const first = profiles.find(({ id }) => id === (chosen ?? selected ?? onlyId));
  return (
    <DialogFrame title={t('Create account')} size={560}>
      {unread !== null && <CreatedNotRead created={unread} />}
      {unread === null && first !== undefined && (
        <CreateAccountForm
          profiles={profiles}
          first={first}
          justChosen={chosen !== null}
          onCreated={(created) => {
            if (created.problem === null) openCreatedAccount(created.account);
            else setUnread(created);
          }}
        />
      )}
      {unread === null && first === undefined && (
        <div className={formStyles['form']}>
          <InstanceField profiles={profiles} profile={null} onChange={setChosen} />
          <FormFooter
            submit={t('Create account')}
            busy={false}
            disabled
            disabledReason={t('Choose the instance first')}
          />
        </div>
      )}
    </DialogFrame>
  );
}

/** The account was created but could not be read, so it cannot be shown yet. */
const CreatedNotRead = ({ created: { account, problem } }: { created: CreatedAccount }) => (
  <div className={formStyles['form']}>
    <p className={formStyles['line']}>
      {richText(
        'Domo created the {accountKind} under id {id}. It could not be read afterwards. The next sync adds it here.',
        {
          accountKind: accountKindLabel(account.kind),
          id: <span className="lk-mono">{account.id}</span>,
        },
      )}
    </p>
    {problem !== null && <ProblemNotice problem={problem} tone="amber" />}
    <div className={formStyles['foot']}>
      <span className={formStyles['gap']} />
      <Button autoFocus onClick={closeDialog}>
        {t('Done')}
      </Button>
    </div>
  </div>
);
