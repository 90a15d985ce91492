/** Deletes accounts, and says before how many datasets use each and what depends on them. */
import { OTHER_USERS_TEXT } from '../../../contract/usage-text';
import { displayNameOrName } from '../../../contract/zod-free';
import { listAccountUsage } from '../../accounts';
import { attempt } from '../../accounts/send-write-once';
import type { BulkFlowMaker } from '../bulk-flow';
import { createImpactNote } from './dataset-impact';

export const deleteFlow: BulkFlowMaker<'delete'> = (deps) => ({
  async inspect({ account: key }, signal) {
    const { account } = await deps.reading.readAccount(key, signal);
    const usage = await attempt(() => listAccountUsage(deps, key, signal));
    const count = usage.value === null ? null : usage.value.datasets.length + usage.value.unnamed;
    const name = displayNameOrName(account);
    const client = await deps.workspace.client(key.profileId);
    const impact = await createImpactNote(client, usage.value?.datasets ?? [], signal);
    return {
      name,
      dataProviderType: account.dataProviderType,
      values: [{ what: 'account', secret: false, before: name, after: null }],
      notes: [usageText(count, usage.problem?.message ?? ''), ...impact, OTHER_USERS_TEXT],
      state: [account.displayName, account.modifiedAt, account.dataProviderType, count],
      obstacle: null,
    };
  },
  send: (caller, { account }, confirm) =>
    caller.call('account.delete', confirm === undefined ? account : { ...account, confirm }),
});

function usageText(count: number | null, why: string): string {
  if (count === null) return `Which datasets use it could not be read: ${why}`;
  if (count === 0) return 'Domo lists no dataset that uses it.';
  return count === 1
    ? 'One dataset uses it, and stops updating.'
    : `${count} datasets use it, and stop updating.`;
}
