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
  changesBesideConfig,
  columnOf,
  type AccountSummary,
  type InstanceAccounts,
  type PastColumn,
} from '../comparison';
import type { PastAccount, Place, Store } from '../store/types';
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

/** One instance at two times. `null`: now. Fails with `notFound` for a time that names no snapshot. */
export async function instanceAtBoth(
  store: Store,
  profileId: string,
  [then, now]: readonly [number | null, number | null],
): Promise<readonly [InstanceAtTime, InstanceAtTime]> {
  const before = await instanceAt(store, profileId, then);
  const after = await instanceAt(store, profileId, now, before.accounts);
  return [before, after];
}

export interface InstanceAtTime {
  readonly instance: InstanceAccounts;
  readonly age: InstanceAge;
  readonly accounts: ReadonlyMap<string, PastAccount>;
}

/** `before`: what its accounts are held against. */
async function instanceAt(
  store: Store,
  profileId: string,
  at: number | null,
  before: InstanceAtTime['accounts'] | null = null,
): Promise<InstanceAtTime> {
  const profile =
    (await store.getProfile(profileId)) ?? fail('notFound', 'There is no such profile.');
  const lists = await store.listsAt(profileId, at);
  const accounts = await accountsAt(store, profileId, at);
  const fields = await providerFields(store, profileId);
  const summaries = [...accounts].map(([key, past]): AccountSummary => {
    const summary = summaryOf(past, fields.get(past.account.dataProviderType) ?? null);
    const then = before?.get(key);
    return then === undefined ? summary : { ...summary, beside: besideConfig(then, past) };
  });
  const unlisted: Kind[] = [];
  if (lists.accountsReadAt === null) unlisted.push('account');
  if (lists.oauthReadAt === null) unlisted.push('oauth');
  const times = [...accounts.values()].flatMap(({ config, configReadAt }) =>
    config === null || configReadAt === null ? [] : [configReadAt],
  );
  const label = before === null ? 'Then' : 'Now';
  const oldestConfigReadAt = times.reduce<number | null>(
    (oldest, time) => Math.min(oldest ?? Infinity, time),
    null,
  );
  return {
    accounts,
    instance: { profileId, label, accounts: summaries, unlisted },
    age: {
      ...{ profileId, label, ...lists, oldestConfigReadAt },
      accounts: summaries.length,
      configs: summaries.filter(({ config }) => config !== null).length,
      problem: at === null ? (profile.lastSync?.problem ?? null) : null,
    },
  };
}

const providerFields = async (
  store: Store,
  profileId: string,
): Promise<ReadonlyMap<string, readonly FieldDescriptor[]>> => {
  const { providers } = await store.listProviders(profileId);
  return new Map(providers.map(({ key, fields }) => [key, fields]));
};

/** By kind and id, in their order. */
async function accountsAt(
  store: Store,
  profileId: string,
  at: number | null,
): Promise<Map<string, PastAccount>> {
  const accounts = new Map<string, PastAccount>();
  let last: Place | null = null;
  for (;;) {
    const piece = await store.instanceAt(profileId, at, last);
    const end = piece.at(-1)?.account;
    if (!end) return accounts;
    last = { kind: end.kind, id: end.id };
    for (const past of piece) accounts.set(`${past.account.kind} ${past.account.id}`, past);
  }
}

/** Few accounts change: most are told to be the same without a comparison. */
function besideConfig(then: PastAccount, now: PastAccount): number {
  const same = ({ account, access }: PastAccount): string => JSON.stringify([account, access]);
  if (same(then) === same(now)) return 0;
  const column = (past: PastAccount): PastColumn =>
    columnOf({ profileId: '', label: '' }, past, null);
  return changesBesideConfig(column(then), column(now));
}
