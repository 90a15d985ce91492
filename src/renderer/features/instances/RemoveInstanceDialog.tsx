import { useState } from 'react';
import type { Profile, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog } from '../../state/dialogs';
import { loadProfiles } from '../../state/profiles';
import { formatCountOf } from '../../ui/format/format';
import { InstanceBadge } from '../../ui/badges/InstanceBadge';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { useDialogSubmit } from '../../ui/requests/useSubmit';
import { FormFooter } from '../../ui/forms/FormFooter';
import { LabelConfirmation } from '../../ui/forms/LabelConfirmation';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

export default function RemoveInstanceDialog({ profile }: { profile: Profile }) {
  const [typed, setTyped] = useState('');
  const guarded = profile.guard === 'confirm';
  const remove = useDialogSubmit<ResponseFor<'profile.remove'>>({
    label: t('Remove {label}', { label: profile.label }),
    onDone: () => {
      void loadProfiles();
      closeDialog();
    },
  });
  const { accounts, oauth } = profile.counts;
  return (
    <DialogFrame title={t('Remove {label}?', { label: profile.label })} size={460}>
      <form
        className={formStyles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void remove.submit(() => call('profile.remove', { profileId: profile.id }));
        }}
      >
        <InstanceBadge profile={profile} />
        <p className={formStyles['line']}>
          {t(
            'Latchkey removes this instance, its access token and the {accounts} that it has read.',
            { accounts: formatCountOf(accounts + oauth, 'account') },
          )}
        </p>
        <p className={formStyles['line']}>
          {richText(
            '{emphasis}: the accounts stay, and the token stays valid until someone revokes it there.',
            { emphasis: <strong>{t('Nothing changes in Domo')}</strong> },
          )}
        </p>
        {guarded && (
          <LabelConfirmation label={profile.label} typed={typed} isFirst onTyped={setTyped} />
        )}
        {remove.problem !== null && <ProblemNotice problem={remove.problem} />}
        <FormFooter
          submit={t('Remove instance')}
          busy={remove.busy}
          disabled={guarded && typed.trim() !== profile.label.trim()}
          danger
        />
      </form>
    </DialogFrame>
  );
}
