import { Button } from '@mantine/core';
import type { Profile } from '../../../contract';
import { FormFooter } from '../../ui/forms/FormFooter';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { InstanceField, AccountKindField, AccountNameFields } from './create-account-fields';
import { CredentialFields } from './CredentialFields';
import {
  draftConfigurations,
  isMadeInDomo,
  toCreateAccountRequest,
  validateAccountDraft,
  validateDraftCredentials,
  type AccountDraft,
} from './account-draft';
import type { CreatedAccount } from '../../state/dialogs';
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

interface Props {
  profiles: readonly Profile[];
  /** The instance that is chosen at the start. */
  first: Profile;
  onMade: (made: CreatedAccount) => void;
}

export function CreateAccountForm({ profiles, first, onMade }: Props) {
  const { draft, setDraft, providers, provider, settled } = useAccountDraft(first.id);
  const { profileId, kind } = draft;
  const profile = profiles.find(({ id }) => id === profileId) ?? first;
  const test = useCredentialCheck();
  const create = useCreateAccount(draft.name.trim(), profile, onMade);
  const { unknown } = create;
  const change = (part: Partial<AccountDraft>): void => {
    setDraft((before) => ({ ...before, ...part }));
    test.forget();
    create.forget();
  };
  /** Values of one provider mean nothing to another, and a secret least of all. */
  const choose = (part: Partial<AccountDraft>): void => {
    change({ values: {}, rows: [], ...part });
  };
  const refused = profile.guard === 'read-only';
  const wanting = refused
    ? 'The instance is read-only'
    : settled
      ? validateAccountDraft(draft, provider)
      : 'Looking up its providers';
  const busy = create.busy || test.busy;
  const chosen = draft.dataProviderType !== '';
  const named = chosen && !isMadeInDomo(kind, provider);

  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanting === null && !busy && unknown === null)
          create.send(toCreateAccountRequest(draft, provider));
      }}
    >
      <fieldset className="form edit-all" disabled={busy || unknown !== null}>
        <InstanceField
          profiles={profiles}
          profile={profile}
          onChange={(id) => {
            change({ profileId: id });
          }}
        />
        <ReadOnlyNotice profile={profile} />
        <AccountKindField
          kind={kind}
          profileId={profileId}
          onChange={(value) => {
            choose({ kind: value, dataProviderType: '' });
          }}
        />
        <ProviderSelect
          providers={providers}
          kind={kind}
          value={draft.dataProviderType}
          onChange={(dataProviderType) => {
            choose({ dataProviderType });
          }}
        />
        {named && <AccountNameFields draft={draft} onChange={change} />}
        {chosen && settled && (
          <CredentialFields
            draft={draft}
            provider={provider}
            unsaid={whyFieldsUnknown(providers, draft.dataProviderType)}
            onChange={change}
          />
        )}
      </fieldset>
      <CredentialCheckResult test={test} />
      {create.problem !== null && (
        <ScrolledIntoView>
          {unknown !== null ? (
            <UnknownCreateOutcome
              sent={unknown}
              problem={create.problem}
              onAgain={() => {
                create.send(unknown);
              }}
              onAnew={create.forget}
            />
          ) : (
            <ProblemNotice problem={create.problem} />
          )}
        </ScrolledIntoView>
      )}
      <FormFooter
        submit={kind === 'oauth' ? 'Create OAuth account' : 'Create account'}
        busy={create.busy}
        disabled={wanting !== null || busy || unknown !== null}
        disabledReason={unknown !== null ? 'Look first whether it was made' : wanting}
      >
        {named && provider?.connectorValidatorPresent === true && (
          <Button
            variant="default"
            loading={test.busy}
            disabled={
              busy || unknown !== null || validateDraftCredentials(draft, provider) !== null
            }
            onClick={() => {
              test.run({
                profileId,
                dataProviderType: draft.dataProviderType,
                configurations: draftConfigurations(draft, provider),
              });
            }}
          >
            Test
          </Button>
        )}
      </FormFooter>
    </form>
  );
}
