/** Handlers of account.*, provider.*, clone.*, principal.search and group.members. */
import type {
  accountOperations,
  providerOperations,
  cloneOperations,
  sharingOperations,
  streamOperations,
  accountWriteOperations,
} from '../../../contract';
import type { SkippedRows } from '../../domo';
import { withKnownFields } from '../../sync/known-provider-fields';
import type { Handlers, HandlerServices } from './handler-types';
import { RevealLimit } from '../../accounts/reveal-limit';
import { describeClone } from '../../accounts/clone/describe-clone';
import {
  listGroupMembers,
  listStreams,
  searchPrincipals,
  setStreamAccount,
  shareAccount,
  shareAccountV1,
  createAccount,
  deleteAccount,
  renameAccount,
  revealConfigField,
  updateConfig,
  listAccountUsage,
  validateCredentials,
} from '../../accounts';

type AccountReadOperation = keyof typeof accountOperations | keyof typeof providerOperations;

const toSetAsideRows = ({ setAside, setAsideCount }: SkippedRows) => ({
  setAside: [...setAside],
  setAsideCount,
});

export const accountReadHandlers = ({
  reading,
  workspace,
}: HandlerServices): Handlers<AccountReadOperation> => ({
  'provider.list': async ({ profileId }, { signal }) => {
    const { listing, readAt } = await reading.readProviders(profileId, signal);
    return { providers: [...listing.items], ...toSetAsideRows(listing), readAt };
  },
  'provider.kept': async ({ profileId }) => {
    const { providers, readAt } = await (await workspace.store()).listProviders(profileId);
    return { ...withKnownFields(providers), readAt };
  },
  'account.list': async ({ profileId, kind }, { signal }) => {
    const { listing, readAt } = await reading.readAccounts(profileId, kind, signal);
    return { accounts: [...listing.items], ...toSetAsideRows(listing), readAt };
  },
  'account.get': (key, { signal }) => reading.readAccount(key, signal),
  'account.config': ({ dataProviderType, ...key }, { signal }) =>
    reading.readConfig(key, dataProviderType, signal),
  'account.accessList': async (key, { signal }) => {
    const { entries, readAt, ...rest } = await reading.readAccessList(key, signal);
    return { entries: [...entries], ...toSetAsideRows(rest), readAt };
  },
});

export const cloneHandlers = (
  services: HandlerServices,
): Handlers<keyof typeof cloneOperations> => ({
  'clone.fields': ({ source }, { signal }) => describeClone(services, source, signal),
});

export const streamHandlers = (
  services: HandlerServices,
): Handlers<keyof typeof streamOperations> => ({
  'stream.list': (request, { signal }) => listStreams(services, request, signal),
  'stream.setAccount': (request, context) => setStreamAccount(services, request, context),
});

export const sharingHandlers = (
  services: HandlerServices,
): Handlers<keyof typeof sharingOperations> => ({
  'account.share': (request, context) => shareAccount(services, request, context),
  'account.shareV1': (request, context) => shareAccountV1(services, request, context),
  'principal.search': (request, { signal }) => searchPrincipals(services, request, signal),
  'group.members': (request, { signal }) => listGroupMembers(services, request, signal),
});

export const accountWriteHandlers = (
  services: HandlerServices,
): Handlers<keyof typeof accountWriteOperations> => ({
  'account.create': (request, context) => createAccount(services, request, context),
  'account.delete': ({ profileId, kind, id }, context) =>
    deleteAccount(services, { profileId, kind, id }, context),
  'account.updateConfig': (request, context) => updateConfig(services, request, context),
  'account.rename': (request, context) => renameAccount(services, request, context),
  'account.validate': (request, { signal }) => validateCredentials(services, request, signal),
  'account.usage': (request, { signal }) => listAccountUsage(services, request, signal),
  'account.reveal': revealHandler(services),
});

function revealHandler(
  services: HandlerServices,
): Handlers<keyof typeof accountWriteOperations>['account.reveal'] {
  const { desktop } = services;
  const copySecret = desktop && ((value: string, ms: number) => desktop.copySecret(value, ms));
  // One for all instances, as long as main runs.
  const limit = new RevealLimit();
  return (request, context) => revealConfigField(services, request, context, { copySecret, limit });
}
