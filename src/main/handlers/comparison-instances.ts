/** comparison.instances and what was paired by hand. */
import { fail, type comparisonInstancesOperations, type InstanceAge } from '../../contract';
import {
  collectInstances,
  digestOf,
  type AccountSummary,
  type InstanceAccounts,
} from '../comparison';
import type { Store } from '../store/types';
import type { Handlers, Services } from './types';

export const comparisonInstancesHandlers = ({
  workspace,
}: Services): Handlers<keyof typeof comparisonInstancesOperations> => ({
  'comparison.instances': async ({ profileIds, rule, filter, baseline, offset, limit }) => {
    const store = await workspace.store();
    const read = await Promise.all(profileIds.map((id) => instance(store, id)));
    const { rows, summary } = await collectInstances({
      instances: read.map(([accounts]) => accounts),
      rule,
      filter,
      baseline,
    });
    return {
      instances: read.map(([, age]) => age),
      summary,
      total: rows.length,
      rows: rows.slice(offset, offset + limit),
    };
  },
  'comparison.pairings': () => Promise.resolve({ pairings: [] }),
  'comparison.pair': () => Promise.resolve({ pairings: [] }),
  'comparison.unpair': () => Promise.resolve({ pairings: [] }),
});

async function instance(
  store: Store,
  profileId: string,
): Promise<readonly [InstanceAccounts, InstanceAge]> {
  const profile =
    (await store.getProfile(profileId)) ?? fail('notFound', 'There is no such profile.');
  const keys = await store.listAccountKeys(profileId);
  let readAt = 0;
  const accounts = await Promise.all(
    keys.map(async ({ kind, id }): Promise<AccountSummary> => {
      const { account, config, accountReadAt } = await store.detail({ profileId, kind, id });
      const provider = await store.getProvider(profileId, account.dataProviderType);
      readAt = Math.max(readAt, accountReadAt);
      return {
        ...{ kind, id, dataProviderType: account.dataProviderType },
        ...{ displayName: account.displayName, name: account.name, valid: account.valid },
        config: config && digestOf(account, config, provider?.fields ?? null),
      };
    }),
  );
  const { label } = profile;
  return [
    { profileId, label, accounts, unlisted: [] },
    {
      ...{ profileId, label, accountsReadAt: readAt || null, oauthReadAt: readAt || null },
      accounts: accounts.length,
      configs: accounts.filter(({ config }) => config !== null).length,
      ...{ oldestConfigReadAt: readAt || null, problem: profile.lastSync?.problem ?? null },
    },
  ];
}
