/** clone.fields: the fields of an account that is cloned, and where each value comes from. Changes nothing. */
import type { AccountKey, ResponseFor } from '../../../contract';
import { cloneNamesOf } from './clone-choices';
import { readCloneSource, type CloneDeps } from './clone-source';
import { listClonedFields } from './cloned-fields';

export async function describeClone(
  deps: CloneDeps,
  key: AccountKey,
  signal: AbortSignal,
): Promise<ResponseFor<'clone.fields'>> {
  const source = await readCloneSource(deps, key, signal);
  const { account, label, problem, readAt } = source;
  return {
    label,
    ...cloneNamesOf(account),
    dataProviderType: account.dataProviderType,
    fields: listClonedFields(source),
    problem,
    readAt,
  };
}
