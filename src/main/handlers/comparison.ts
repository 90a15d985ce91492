/** comparison.*: from what was last read, without asking Domo. */
import { fail, type AccountKey, type comparisonOperations } from '../../contract';
import { columnOf, compareAccounts, type AccountColumn } from '../comparison';
import type { Store } from '../store/types';
import type { Handlers, Services } from './types';

export const comparisonHandlers = ({
  workspace,
}: Services): Handlers<keyof typeof comparisonOperations> => ({
  'comparison.accounts': async ({ accounts, baseline }) => {
    if (baseline !== null && baseline >= accounts.length) {
      fail('invalidRequest', 'The baseline is none of the accounts.');
    }
    if (new Set(accounts.map(nameOf)).size < accounts.length) {
      fail('invalidRequest', 'An account is compared with itself.', {
        next: 'Name each account once.',
      });
    }
    const store = await workspace.store();
    const columns = await Promise.all(accounts.map((key) => columnFrom(store, key)));
    return compareAccounts({ columns, baseline });
  },
});

const nameOf = ({ profileId, kind, id }: AccountKey): string => `${profileId} ${kind} ${id}`;

async function columnFrom(store: Store, key: AccountKey): Promise<AccountColumn> {
  const [profile, detail] = await Promise.all([store.getProfile(key.profileId), store.detail(key)]);
  if (!profile) return fail('notFound', 'There is no such profile.');
  const provider = await store.getProvider(key.profileId, detail.account.dataProviderType);
  return columnOf(
    { profileId: key.profileId, label: profile.label },
    detail,
    provider?.fields ?? null,
  );
}
