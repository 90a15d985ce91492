/** account.* and provider.list */
import type { accountOperations, providerOperations } from '../../contract';
import type { Odd } from '../domo';
import { withKnownFields } from '../inventory/known-fields';
import type { Handlers, Services } from './types';

type Names = keyof typeof accountOperations | keyof typeof providerOperations;

const odd = ({ setAside, setAsideCount }: Odd) => ({
  setAside: [...setAside],
  setAsideCount,
});

export const accountHandlers = ({ reading, workspace }: Services): Handlers<Names> => ({
  'provider.list': async ({ profileId }, { signal }) => {
    const { listing, readAt } = await reading.providers(profileId, signal);
    return { providers: [...listing.items], ...odd(listing), readAt };
  },
  'provider.kept': async ({ profileId }) => {
    const { providers, readAt } = await (await workspace.store()).listProviders(profileId);
    return { ...withKnownFields(providers), readAt };
  },
  'account.list': async ({ profileId, kind }, { signal }) => {
    const { listing, readAt } = await reading.accounts(profileId, kind, signal);
    return { accounts: [...listing.items], ...odd(listing), readAt };
  },
  'account.get': (key, { signal }) => reading.account(key, signal),
  'account.config': ({ dataProviderType, ...key }, { signal }) =>
    reading.config(key, dataProviderType, signal),
  'account.accessList': async (key, { signal }) => {
    const { entries, readAt, ...rest } = await reading.accessList(key, signal);
    return { entries: [...entries], ...odd(rest), readAt };
  },
});
