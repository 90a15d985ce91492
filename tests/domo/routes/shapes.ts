/** Accounts as they go over the wire (domo-api 4.1, 4.2). */
import type { Call } from '../http/call';
import type { OAuthAccount, PlainAccount, Secured } from '../state/types';
import { withExtras } from './lists';

/** Leaves out what old instances do not send (domo-api 9.2, "legacy shape"). */
const current = (call: Call, fields: Record<string, unknown>): Record<string, unknown> =>
  call.modes.shape === 'current' ? fields : {};

/** The plain account object. `configurations` is `{}` in every recorded answer. */
export function plainShape(call: Call, account: PlainAccount): Record<string, unknown> {
  return withExtras(call, {
    id: account.id,
    userId: account.userId,
    name: account.name,
    displayName: account.displayName,
    type: 'data',
    valid: account.valid,
    ...current(call, { allowExternalUse: account.allowExternalUse }),
    dataProviderType: account.dataProviderType,
    credentialsType: account.credentialsType,
    ...stamps(account),
    ...current(call, { secretManagerAccountId: account.secretManagerAccountId }),
    ...(account.secretId === null ? {} : { secretId: account.secretId }),
    ...validation(account),
    configurations: {},
    accountId: account.id,
    accountTemplateId: account.accountTemplateId,
    accountTemplateAuthorizationId: account.accountTemplateAuthorizationId,
  });
}

function validation({ validation: found }: PlainAccount): Record<string, unknown> {
  if (!found) return {};
  return {
    validationStatus: found.status,
    validationReason: found.reason,
    validationStatusChangedAt: found.changedAt,
  };
}

const stamps = (account: Secured): Record<string, unknown> => ({
  createdAt: account.createdAt,
  createdBy: account.createdBy,
  modifiedAt: account.modifiedAt,
  modifiedBy: account.modifiedBy,
});

/** Shape E: the extended listing, with owners and without `allowExternalUse`. */
export function extendedShape(call: Call, account: OAuthAccount): Record<string, unknown> {
  return withExtras(call, {
    userId: account.userId,
    datasourceCount: account.datasets.length,
    id: account.id,
    name: account.name,
    displayName: account.displayName,
    type: 'data',
    enabled: account.enabled,
    dataProviderType: account.dataProviderType,
    credentialsType: 'oauth',
    origin: 'OAUTH_CONFIGURATION',
    ...stamps(account),
    configurationsList: [],
    owners: account.access
      .filter((entry) => entry.accessLevel === 'OWNER')
      .map(({ type, id }) => ({ type, id })),
    configurationAsList: [],
    configurations: {},
  });
}

/** Shape P: the plain template, without owners, userId and datasourceCount. */
export function templateShape(call: Call, account: OAuthAccount): Record<string, unknown> {
  return withExtras(call, {
    id: account.id,
    name: account.name,
    displayName: account.displayName,
    type: 'data',
    enabled: account.enabled,
    ...current(call, { allowExternalUse: account.allowExternalUse }),
    dataProviderType: account.dataProviderType,
    credentialsType: 'oauth',
    origin: 'OAUTH_CONFIGURATION',
    ...stamps(account),
    configurationsList: [],
    configurationAsList: [],
    configurations: {},
    ...current(call, { secretManagerAccountId: account.secretManagerAccountId }),
  });
}
