/** Creates an account. The request is kept while its outcome is unknown, so that it can be checked or sent again. */
import { useState } from 'react';
import type { Profile, RequestFor, DescribedProvider } from '../../../contract';
import { call } from '../../api/client';
import type { CreatedAccount } from '../../state/dialogs';
import { useDialogSubmit } from '../../ui/requests/useSubmit';
import { fitDraftToProvider, newAccountDraft } from './account-draft';
import { providerOfType, useInstanceProviders } from './useInstanceProviders';
import { t } from '../../../contract/texts';

type CreateAccountRequest = RequestFor<'account.create'>;

export function useCreateAccount(
  name: string,
  profile: Profile,
  onCreated: (made: CreatedAccount) => void,
) {
  /** HOLDS SECRETS. */
  const [sent, setSent] = useState<CreateAccountRequest | null>(null);
  const { busy, problem, setProblem, submit } = useDialogSubmit<CreatedAccount>({
    label: t('Create “{name}” in {label}', { name, label: profile.label }),
    onDone: onCreated,
    remarkOf: ({ problem: unread }) =>
      unread === null ? null : t('It could not be read afterwards. The next sync adds it here.'),
  });
  const send = (request: CreateAccountRequest): void => {
    setSent(request);
    const { profileId, kind } = request;
    void submit(async () => {
      const result = await call('account.create', request);
      if (!result.ok) return result;
      const { id, problem: unread } = result.value;
      return { ok: true, value: { account: { profileId, kind, id }, problem: unread } };
    });
  };
  const unknown = problem?.code === 'outcomeUnknown' ? sent : null;
  /** Back to the form: the outcome of the request no longer matters to it. */
  const reset = (): void => {
    setSent(null);
    setProblem(null);
  };
  return { busy, problem, unknown, send, reset };
}

/** The draft of the account, and the provider whose fields the form shows. */
export function useAccountDraft(firstProfileId: string) {
  const [draft, setDraft] = useState(() => newAccountDraft(firstProfileId));
  const providers = useInstanceProviders(draft.profileId);
  const provider = providerOfType(providers, draft.dataProviderType);
  /** The fields of the provider are known, or looking them up failed. */
  const settled = providers.known || providers.problem !== null;
  // Another instance may describe the provider differently or not at all.
  const [fitted, setFitted] = useState<DescribedProvider | null>(null);
  if (settled && fitted !== provider) {
    setFitted(provider);
    setDraft(fitDraftToProvider(draft, provider));
  }
  return { draft, setDraft, providers, provider, settled };
}
