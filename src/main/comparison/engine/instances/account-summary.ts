/** An account as a comparison of instances takes it. */
import type { Account, AccountConfig, FieldDescriptor } from '../../../../contract';
import { digestConfig } from './config-digest';
import type { AccountSummary } from './instances-input';

/** `config` null: it was not read, or does not matter. `fields` null: the provider's fields are not known. */
export const summariseAccount = (
  account: Account,
  config: AccountConfig | null,
  fields: readonly FieldDescriptor[] | null,
): AccountSummary => ({
  kind: account.kind,
  id: account.id,
  dataProviderType: account.dataProviderType,
  displayName: account.displayName,
  name: account.name,
  valid: account.valid,
  config: config && digestConfig(account, config, fields),
});
