/** The source of a clone, as if it had been read from Domo. */
import type { Account, ConfigField, FieldDescriptor } from '../../../src/contract';
import type { CloneSource } from '../../../src/main/accounts/clone/clone-source';
import { account as row } from '../../store/rows';

export const sourceOf = (
  fields: readonly ConfigField[],
  {
    account = {},
    descriptors = null,
    values = {},
  }: {
    account?: Partial<Account>;
    descriptors?: readonly FieldDescriptor[] | null;
    values?: Readonly<Record<string, string | null>>;
  } = {},
): CloneSource => ({
  key: { profileId: 'source', kind: account.kind ?? 'account', id: 71 },
  label: 'Production',
  account: row(71, account),
  provider: descriptors && {
    key: 'snowflake',
    name: 'Snowflake',
    authenticationScheme: 'fields',
    more: {},
    connectorValidatorPresent: false,
    customerOAuthConfigurationDataProviderType: null,
    fields: [...descriptors],
  },
  config: { kind: 'account', id: 71, dataProviderType: 'snowflake', fields: [...fields] },
  values: new Map(Object.entries(values)),
  problem: null,
  readAt: 0,
});
