import { useState } from 'react';
import type { Profile, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog } from '../../state/dialogs';
import { loadProfiles } from '../../state/profiles';
import { useReportTypedText } from '../../state/typed-text';
import { InstanceBadge } from '../../ui/badges/InstanceBadge';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { TokenLifeLine } from '../../ui/badges/TokenLifeLine';
import { FormFooter } from '../../ui/forms/FormFooter';
import { TokenFields, useSessionOnly } from './TokenFields';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { useDialogSubmit } from '../../ui/requests/useSubmit';
import clsx from 'clsx';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';

export default function ReplaceTokenDialog({ profile }: { profile: Profile }) {
  const [token, setToken] = useState('');
  const [session, setSession] = useState(profile.token === 'session');
  const sessionOnly = useSessionOnly();
  const save = useDialogSubmit<ResponseFor<'profile.update'>>({
    label: t('Replace the token of {label}', { label: profile.label }),
    onDone: () => {
      setToken('');
      void loadProfiles();
      closeDialog();
    },
  });
  useReportTypedText('dialog', token !== '');
  return (
    <DialogFrame title={t('Replace the token of {label}', { label: profile.label })} size={460}>
      <form
        className={formStyles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void save.submit(() =>
            call('profile.update', {
              profileId: profile.id,
              token,
              keep: session || sessionOnly ? 'session' : 'keychain',
            }),
          );
        }}
      >
        <InstanceBadge profile={profile} />
        <p className={clsx('lk-dim', formStyles['line'])}>
          {t(
            'Latchkey forgets the current token. It stays valid in Domo until someone revokes it there.',
          )}
        </p>
        <TokenLifeLine profileId={profile.id} />
        <TokenFields token={token} session={session} onToken={setToken} onSession={setSession} />
        {save.problem !== null && <ProblemNotice problem={save.problem} />}
        <FormFooter submit={t('Replace token')} busy={save.busy} disabled={token.trim() === ''} />
      </form>
    </DialogFrame>
  );
}
