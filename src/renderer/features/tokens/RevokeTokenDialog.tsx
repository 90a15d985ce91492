import { useState } from 'react';
import type { Profile, ResponseFor, ShownToken } from '../../../contract';
import { call } from '../../api/client';
import { readAccessTokens } from '../../state/access-tokens';
import { closeDialog } from '../../state/dialogs';
import { useProfiles } from '../../state/profiles';
import { InstanceBadge, ReadOnlyNotice } from '../../ui/badges/InstanceBadge';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { FormFooter } from '../../ui/forms/FormFooter';
import { LabelConfirmation } from '../../ui/forms/LabelConfirmation';
import formStyles from '../../ui/forms/form.module.css';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { useDialogSubmit } from '../../ui/requests/useSubmit';
import { ownerText, tokenTitle } from './token-rows';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

interface Props {
  profileId: string;
  token: ShownToken;
}

export default function RevokeTokenDialog({ profileId, token }: Props) {
  const profile = useProfiles(({ profiles }) => profiles?.find(({ id }) => id === profileId));
  return profile === undefined ? null : <RevokeForm profile={profile} token={token} />;
}

/** Says what stops working, and asks for the label where the guard does. */
function RevokeForm({ profile, token }: { profile: Profile; token: ShownToken }) {
  const [typed, setTyped] = useState('');
  const name = tokenTitle(token);
  const revoke = useDialogSubmit<ResponseFor<'tokens.revoke'>>({
    label: t('Revoke “{name}” in {label}', { name, label: profile.label }),
    onDone: () => {
      closeDialog();
      void readAccessTokens([profile.id]);
    },
    remarkOf: ({ became }) => (became === 'gone' ? t('It was gone already.') : null),
  });
  const guarded = profile.guard === 'confirm';
  const isConfirmed = !guarded || typed.trim() === profile.label.trim();
  const readOnly = profile.guard === 'read-only';
  const ready = isConfirmed && !readOnly && !revoke.busy;
  const send = (): void => {
    void revoke.submit(async () => {
      const result = await call('tokens.revoke', {
        profileId: profile.id,
        type: 'token',
        id: token.id,
        name: token.name,
        ...(guarded ? { confirm: typed.trim() } : {}),
      });
      // Without an answer nobody knows: the list is read again, and shows it.
      if (!result.ok && result.problem.code === 'outcomeUnknown')
        void readAccessTokens([profile.id]);
      return result;
    });
  };
  return (
    <DialogFrame title={t('Revoke this access token?')} size={500}>
      <form
        className={formStyles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) send();
        }}
      >
        <InstanceBadge profile={profile}>
          <span className="lk-name">{name}</span> ·{' '}
          <span className="lk-name">{ownerText(token)}</span> ·{' '}
          <span className="lk-mono">{token.id}</span>
        </InstanceBadge>
        <ReadOnlyNotice profile={profile} />
        <p className={formStyles['line']}>
          {richText(
            'Everything that signs in with this token stops working at once: scripts, other programs, and accounts of other instances that hold it. {emphasis}.',
            { emphasis: <strong>{t('This cannot be undone')}</strong> },
          )}
        </p>
        <p className={`${formStyles['line'] ?? ''} lk-dim`}>
          {t('Domo does not tell when a token was used last, nor by what: ask its owner.')}
        </p>
        {guarded && (
          <LabelConfirmation
            label={profile.label}
            typed={typed}
            disabled={revoke.busy}
            isFirst
            onTyped={setTyped}
          />
        )}
        {revoke.problem !== null && (
          <ProblemNotice
            problem={revoke.problem}
            tone={revoke.problem.code === 'outcomeUnknown' ? 'amber' : 'red'}
          />
        )}
        <FormFooter
          submit={t('Revoke token')}
          busy={revoke.busy}
          disabled={!ready}
          disabledReason={
            readOnly
              ? t('The instance is read-only')
              : isConfirmed
                ? null
                : t('Type the label to confirm')
          }
          danger
        />
      </form>
    </DialogFrame>
  );
}
