/** Sending a new account. What was sent is kept while its end is not known: looking and trying again are about that. */
import { useState } from 'react';
import type { Profile, RequestFor, DescribedProvider } from '../../../contract';
import { call } from '../../api/client';
import type { CreatedAccount } from '../../state/dialogs';
import { useDialogSubmit } from '../../ui/requests/useSubmit';
import { fitDraftToProvider, newAccountDraft } from './account-draft';
import { providerOfType, useInstanceProviders } from './useInstanceProviders';

type CreateAccountRequest = RequestFor<'account.create'>;

export function useCreateAccount(
  name: string,
  profile: Profile,
  onMade: (made: CreatedAccount) => void,
) {
  /** HOLDS SECRETS. */
  const [sent, setSent] = useState<CreateAccountRequest | null>(null);
  const { busy, problem, setProblem, submit } = useDialogSubmit<CreatedAccount>({
    label: `Create “${name}” in ${profile.label}`,
    onDone: onMade,
    remarkOf: ({ problem: unread }) =>
      unread === null ? null : 'It could not be read again; a sync brings it here.',
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
  /** The form is typed into again: what was sent is nothing to it any more. */
  const forget = (): void => {
    setSent(null);
    setProblem(null);
  };
  return { busy, problem, unknown, send, forget };
}

/** The account that is being typed, and the provider whose form it is typed into. */

export function useAccountDraft(firstProfileId: string) {
  const [draft, setDraft] = useState(() => newAccountDraft(firstProfileId));
  const providers = useInstanceProviders(draft.profileId);
  const provider = providerOfType(providers, draft.dataProviderType);
  /** It is known which fields there are, or that it cannot be known. */
  const settled = providers.known || providers.problem !== null;
  // Another instance may describe the provider otherwise, or not at all.
  const [fitted, setFitted] = useState<DescribedProvider | null>(null);
  if (settled && fitted !== provider) {
    setFitted(provider);
    setDraft(fitDraftToProvider(draft, provider));
  }
  return { draft, setDraft, providers, provider, settled };
}
