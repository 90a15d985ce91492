import { Button } from '@mantine/core';
import type { Profile } from '../../../contract';
import { FormFooter } from '../../ui/forms/FormFooter';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { InstanceField, AccountKindField, AccountNameFields } from './create-account-fields';
import { CredentialFields } from './CredentialFields';
import {
  draftConfigurations,
  hasTypedValues,
  isCreatedInDomo,
  toCreateAccountRequest,
  validateAccountDraft,
  validateDraftCredentials,
  type AccountDraft,
} from './account-draft';
import type { CreatedAccount } from '../../state/dialogs';
import { useReportTypedText } from '../../state/typed-text';
import { ProviderSelect } from './ProviderSelect';
import { ReadOnlyNotice } from '../../ui/badges/InstanceBadge';
import {
  ScrolledIntoView,
  CredentialCheckResult,
  useCredentialCheck,
} from './CredentialCheckResult';
import { UnknownCreateOutcome } from './UnknownCreateOutcome';
import { useCreateAccount, useAccountDraft } from './useCreateAccount';
import { whyFieldsUnknown } from './useInstanceProviders';
import clsx from 'clsx';
import formStyles from '../../ui/forms/form.module.css';
import editStyles from './edit.module.css';
import { t } from '../../../contract/texts';

interface Props {
  profiles: readonly Profile[];
  /** The instance that is chosen initially. */
  first: Profile;
  /** The instance was chosen just now: its field keeps the focus. */
  justChosen: boolean;
  onCreated: (made: CreatedAccount) => void;
}

export function CreateAccountForm({ profiles, first, justChosen, onCreated }: Props) {
  const { draft, setDraft, providers, provider, settled } = useAccountDraft(first.id);
  const { profileId, kind } = draft;
  const profile = profiles.find(({ id }) => id === profileId) ?? first;
  const check = useCredentialCheck();
  const create = useCreateAccount(draft.name.trim(), profile, onCreated);
  useReportTypedText('dialog', hasTypedValues(draft));
  const { unknown } = create;
  const change = (changes: Partial<AccountDraft>): void => {
    setDraft((before) => ({ ...before, ...changes }));
    check.clear();
    create.reset();
  };
  /** Clears the values, because one provider's values and secrets must not be sent to another. */
  const changeProvider = (changes: Partial<AccountDraft>): void => {
    change({ values: {}, rows: [], ...changes });
  };
  const readOnly = profile.guard === 'read-only';
  const blockedReason = readOnly
    ? t('The instance is read-only')
    : settled
      ? validateAccountDraft(draft, provider)
      : t('Loading providers');
  const busy = create.busy || check.busy;
  const chosen = draft.dataProviderType !== '';
  const hasFields = chosen && !isCreatedInDomo(kind, provider);

  return (
    <form
      className={formStyles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (blockedReason === null && !busy && unknown === null)
          create.send(toCreateAccountRequest(draft, provider));
      }}
    >
      <fieldset
        className={clsx(formStyles['form'], editStyles['all'])}
        disabled={busy || unknown !== null}
      >
        <InstanceField
          profiles={profiles}
          profile={profile}
          hasFocus={justChosen}
          onChange={(id) => {
            change({ profileId: id });
          }}
        />
        <ReadOnlyNotice profile={profile} />
        <AccountKindField
          kind={kind}
          profileId={profileId}
          onChange={(value) => {
            changeProvider({ kind: value, dataProviderType: '' });
          }}
        />
        <ProviderSelect
          providers={providers}
          kind={kind}
          value={draft.dataProviderType}
          hasFocus={!justChosen}
          onChange={(dataProviderType) => {
            changeProvider({ dataProviderType });
          }}
        />
        {hasFields && <AccountNameFields draft={draft} onChange={change} />}
        {chosen && settled && (
          <CredentialFields
            draft={draft}
            provider={provider}
            fieldsUnknownReason={whyFieldsUnknown(providers, draft.dataProviderType)}
            onChange={change}
          />
        )}
      </fieldset>
      <CredentialCheckResult check={check} />
      {create.problem !== null && (
        <ScrolledIntoView>
          {unknown !== null ? (
            <UnknownCreateOutcome
              sent={unknown}
              problem={create.problem}
              onResend={() => {
                create.send(unknown);
              }}
              onBackToEditing={create.reset}
            />
          ) : (
            <ProblemNotice problem={create.problem} />
          )}
        </ScrolledIntoView>
      )}
      <FormFooter
        submit={kind === 'oauth' ? t('Create OAuth account') : t('Create account')}
        busy={create.busy}
        disabled={blockedReason !== null || busy || unknown !== null}
        disabledReason={unknown !== null ? t('Check the outcome first') : blockedReason}
      >
        {hasFields && provider?.connectorValidatorPresent === true && (
          <Button
            variant="default"
            loading={check.busy}
            disabled={
              busy || unknown !== null || validateDraftCredentials(draft, provider) !== null
            }
            onClick={() => {
              check.run({
                profileId,
                dataProviderType: draft.dataProviderType,
                configurations: draftConfigurations(draft, provider),
              });
            }}
          >
            {t('Check credentials')}
          </Button>
        )}
      </FormFooter>
    </form>
  );
}
