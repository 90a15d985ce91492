/** The account that is being typed, and the provider whose form it is typed into. */
import { useState } from 'react';
import type { KeptProvider } from '../../../contract';
import { fittedTo, newDraft } from './draft';
import { providerOf, useProviders } from './useProviders';

export function useDraft(firstProfileId: string) {
  const [draft, setDraft] = useState(() => newDraft(firstProfileId));
  const providers = useProviders(draft.profileId);
  const provider = providerOf(providers, draft.dataProviderType);
  /** It is known which fields there are, or that it cannot be known. */
  const settled = providers.known || providers.problem !== null;
  // Another instance may describe the provider otherwise, or not at all.
  const [fitted, setFitted] = useState<KeptProvider | null>(null);
  if (settled && fitted !== provider) {
    setFitted(provider);
    setDraft(fittedTo(draft, provider));
  }
  return { draft, setDraft, providers, provider, settled };
}
