/** Small rows to keep in a store. */
import type {
  AccessEntry,
  Account,
  AccountConfig,
  InventoryFilter,
  AccountKind,
  FieldDescriptor,
  Provider,
} from '../../src/contract';
import type { NewProfile } from '../../src/main/store/store-types';
import type { NewActivityEntry } from '../../src/main/store/activity-types';

export const profile = (id: string, changes: Partial<NewProfile> = {}): NewProfile => ({
  id,
  label: id,
  origin: `https://${id}.domo.com`,
  instance: id,
  group: '',
  colour: 'blue',
  guard: 'normal',
  keep: 'keychain',
  user: null,
  createdAt: 1_700_000_000_000,
  ...changes,
});

export const account = (id: number, changes: Partial<Account> = {}): Account => ({
  kind: 'account',
  id,
  displayName: `Account ${id}`,
  name: `account-${id}`,
  type: null,
  valid: true,
  enabled: null,
  allowExternalUse: null,
  dataProviderType: 'snowflake',
  credentialsType: null,
  origin: null,
  createdAt: null,
  createdBy: null,
  modifiedAt: null,
  modifiedBy: null,
  userId: null,
  owners: null,
  datasourceCount: null,
  secretManagerAccountId: null,
  secretId: null,
  accountTemplateId: null,
  accountTemplateAuthorizationId: null,
  validationStatus: null,
  validationReason: null,
  more: {},
  ...changes,
});

export const oauth = (id: number, changes: Partial<Account> = {}): Account =>
  account(id, { kind: 'oauth', valid: null, enabled: true, ...changes });

export const config = (
  id: number,
  value: string,
  kind: AccountKind = 'account',
): AccountConfig => ({
  kind,
  id,
  dataProviderType: 'snowflake',
  fields: [{ name: 'username', secret: false, state: 'clear', value, fingerprint: null }],
});

export const entry = (id: string, changes: Partial<AccessEntry> = {}): AccessEntry => ({
  type: 'USER',
  id,
  accessLevel: 'OWNER',
  name: `User ${id}`,
  more: {},
  ...changes,
});

export const filter = (changes: Partial<InventoryFilter> = {}): InventoryFilter => ({
  profileIds: null,
  kind: null,
  dataProviderTypes: null,
  valid: null,
  text: '',
  ...changes,
});

/** A rename that has begun. */
export const renameEntry = (
  id: string,
  changes: Partial<NewActivityEntry> = {},
): NewActivityEntry => ({
  id,
  at: Date.now(),
  source: 'window',
  operation: 'account.rename',
  profileId: 'acme',
  label: 'acme',
  instance: 'acme',
  kind: 'account',
  accountId: 1,
  account: '',
  changes: [],
  ...changes,
});

/** A config field as its provider describes it. */
export const described = (
  name: string,
  defaultValue: string | null = null,
  changes: Partial<FieldDescriptor> = {},
): FieldDescriptor => ({
  name,
  type: 'string',
  text: null,
  tooltipText: null,
  defaultValue,
  required: false,
  encrypted: false,
  more: {},
  ...changes,
});

/** What a check of the rows says of a good store. */
export const nothingFound = { changedRows: 0, incompleteTables: [] };

export const provider = (key: string, name: string): Provider => ({
  key,
  name,
  authenticationScheme: 'fields',
  fields: [
    {
      name: 'password',
      type: 'password',
      text: 'Password',
      tooltipText: null,
      defaultValue: null,
      required: true,
      encrypted: true,
      more: {},
    },
  ],
  connectorValidatorPresent: true,
  customerOAuthConfigurationDataProviderType: null,
  more: {},
});
