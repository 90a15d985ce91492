/** Both sides of a comparison of two times, as the engine takes them. */
import {
  fail,
  problem,
  type AccountKey,
  type FieldDescriptor,
  type InstanceAge,
  type Kind,
} from '../../contract';
import {
  columnOf,
  type AccountSummary,
  type InstanceAccounts,
  type PastColumn,
} from '../comparison';
import type { Place, Store } from '../store/types';
import { summaryOf } from './comparison-summary';

/** The provider's fields as they are now, for both sides: what a default is did not change between them. */
const fieldsOf = async (
  store: Store,
  profileId: string,
  type: string,
): Promise<readonly FieldDescriptor[] | null> =>
  (await store.getProvider(profileId, type))?.fields ?? null;

/** Null when it was not there. */
export async function columnAt(
  store: Store,
  key: AccountKey,
  at: number | null,
): Promise<PastColumn | null> {
  const past = await store.accountAt(key, at);
  if (!past) return null;
  const fields = await fieldsOf(store, key.profileId, past.account.dataProviderType);
  return columnOf({ profileId: key.profileId, label: '' }, past, fields);
}

/** A column of which nothing is known at this time, with the reason. */
export async function nothingAt(
  store: Store,
  key: AccountKey,
  at: number | null,
): Promise<PastColumn> {
  const { accountsReadAt, oauthReadAt } = await store.listsAt(key.profileId, at);
  const listed = (key.kind === 'account' ? accountsReadAt : oauthReadAt) !== null;
  const time = at === null ? 'now' : 'then';
  const part = {
    state: 'notRead',
    problem: problem(
      'notFound',
      listed
        ? `The account ${at === null ? 'is' : 'was'} not there ${time}.`
        : 'The list of its accounts was not read by this time.',
      { next: 'Choose another time.' },
    ),
  } as const;
  return { ...key, account: part, config: part, access: part, fields: null };
}

export async function instanceAt(
  store: Store,
  profileId: string,
  label: string,
  at: number | null,
): Promise<readonly [InstanceAccounts, InstanceAge]> {
  const profile =
    (await store.getProfile(profileId)) ?? fail('notFound', 'There is no such profile.');
  const lists = await store.listsAt(profileId, at);
  const { accounts, oldestConfigReadAt } = await accountsAt(store, profileId, at);
  const unlisted: Kind[] = [];
  if (lists.accountsReadAt === null) unlisted.push('account');
  if (lists.oauthReadAt === null) unlisted.push('oauth');
  const configs = accounts.filter(({ config }) => config !== null).length;
  return [
    { profileId, label, accounts, unlisted },
    {
      ...{ profileId, label, ...lists, accounts: accounts.length, configs, oldestConfigReadAt },
      problem: at === null ? (profile.lastSync?.problem ?? null) : null,
    },
  ];
}

async function accountsAt(
  store: Store,
  profileId: string,
  at: number | null,
): Promise<{ accounts: AccountSummary[]; oldestConfigReadAt: number | null }> {
  const { providers } = await store.listProviders(profileId);
  const fields = new Map(providers.map((provider) => [provider.key, provider.fields]));
  const accounts: AccountSummary[] = [];
  let oldestConfigReadAt: number | null = null;
  let last: Place | null = null;
  for (;;) {
    const piece = await store.instanceAt(profileId, at, last);
    const end = piece.at(-1)?.account;
    if (!end) return { accounts, oldestConfigReadAt };
    last = { kind: end.kind, id: end.id };
    for (const past of piece) {
      accounts.push(summaryOf(past, fields.get(past.account.dataProviderType) ?? null));
      if (past.config === null || past.configReadAt === null) continue;
      oldestConfigReadAt = Math.min(oldestConfigReadAt ?? Infinity, past.configReadAt);
    }
  }
}
