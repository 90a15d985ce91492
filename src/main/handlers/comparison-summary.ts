/** An account as a comparison of instances takes it. */
import type { FieldDescriptor, ResponseFor } from '../../contract';
import { digestOf, type AccountSummary } from '../comparison';

/** `fields`: the provider's; null when they are not known. */
export const summaryOf = (
  { account, config }: Pick<ResponseFor<'inventory.detail'>, 'account' | 'config'>,
  fields: readonly FieldDescriptor[] | null,
): AccountSummary => ({
  ...{ kind: account.kind, id: account.id, dataProviderType: account.dataProviderType },
  ...{ displayName: account.displayName, name: account.name, valid: account.valid },
  config: config && digestOf(account, config, fields),
});
