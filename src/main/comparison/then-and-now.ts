/** Reads accounts and instances as they were at one time, for comparing two times. */
import {
  fail,
  createProblem,
  type AccountKey,
  type FieldDescriptor,
  type InstanceAge,
  type AccountKind,
} from '../../contract';
import {
  countChangesOutsideConfig,
  toAccountColumn,
  type AccountSummary,
  type InstanceAccounts,
  type PastAccountColumn,
  summariseAccount,
} from './engine';
import type { PastAccount, AccountCursor, Store } from '../store/store-types';

/** The provider's present fields, for both times, so that a changed default is no difference. */
const readProviderFields = async (
  store: Store,
  profileId: string,
  type: string,
): Promise<readonly FieldDescriptor[] | null> =>
  (await store.getProvider(profileId, type))?.fields ?? null;

/** Null if the account did not exist then. `at`: a snapshot; null for now. */
export async function readAccountColumnAt(
  store: Store,
  key: AccountKey,
  at: number | null,
): Promise<PastAccountColumn | null> {
  const past = await store.getAccountAt(key, at);
  if (!past) return null;
  const fields = await readProviderFields(store, key.profileId, past.account.dataProviderType);
  return toAccountColumn({ profileId: key.profileId, label: '' }, past, fields);
}

/** A column without data, with the reason. */
export async function emptyAccountColumnAt(
  store: Store,
  key: AccountKey,
  at: number | null,
): Promise<PastAccountColumn> {
  const { accountsReadAt, oauthReadAt } = await store.getListTimesAt(key.profileId, at);
  const listed = (key.kind === 'account' ? accountsReadAt : oauthReadAt) !== null;
  const time = at === null ? 'now' : 'then';
  const part = {
    state: 'notRead',
    problem: createProblem(
      'notFound',
      listed
        ? `The account ${at === null ? 'is' : 'was'} not there ${time}.`
        : 'The list of its accounts was not read by this time.',
      { next: 'Choose another time.' },
    ),
  } as const;
  return { ...key, account: part, config: part, access: part, fields: null, principalNames: [] };
}

/** One instance at two times; null means now. Fails with `notFound` for an unknown snapshot. */
export async function readInstanceAtBothTimes(
  store: Store,
  profileId: string,
  [then, now]: readonly [number | null, number | null],
): Promise<readonly [InstanceAtTime, InstanceAtTime]> {
  const before = await readInstanceAt(store, profileId, then);
  const after = await readInstanceAt(store, profileId, now, before.accounts);
  return [before, after];
}

export interface InstanceAtTime {
  readonly instance: InstanceAccounts;
  readonly age: InstanceAge;
  readonly accounts: ReadonlyMap<string, PastAccount>;
}

/** `before`: the accounts to compare with, at the earlier time. */
async function readInstanceAt(
  store: Store,
  profileId: string,
  at: number | null,
  before: InstanceAtTime['accounts'] | null = null,
): Promise<InstanceAtTime> {
  const profile =
    (await store.getProfile(profileId)) ?? fail('notFound', 'There is no such profile.');
  const lists = await store.getListTimesAt(profileId, at);
  const accounts = await readAccountsAt(store, profileId, at);
  const fields = await readFieldsByProvider(store, profileId);
  const summaries = [...accounts].map(([key, past]): AccountSummary => {
    const { account, config } = past;
    const summary = summariseAccount(account, config, fields.get(account.dataProviderType) ?? null);
    const then = before?.get(key);
    return then === undefined
      ? summary
      : { ...summary, otherDifferences: countOtherDifferences(then, past) };
  });
  const unlisted: AccountKind[] = [];
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
      profileId,
      label,
      ...lists,
      oldestConfigReadAt,
      accounts: summaries.length,
      configs: summaries.filter(({ config }) => config !== null).length,
      problem: at === null ? (profile.lastSync?.problem ?? null) : null,
    },
  };
}

const readFieldsByProvider = async (
  store: Store,
  profileId: string,
): Promise<ReadonlyMap<string, readonly FieldDescriptor[]>> => {
  const { providers } = await store.listProviders(profileId);
  return new Map(providers.map(({ key, fields }) => [key, fields]));
};

/** Accounts by kind and id, sorted. */
async function readAccountsAt(
  store: Store,
  profileId: string,
  at: number | null,
): Promise<Map<string, PastAccount>> {
  const accounts = new Map<string, PastAccount>();
  let last: AccountCursor | null = null;
  for (;;) {
    const piece = await store.listAccountsAt(profileId, at, last);
    const end = piece.at(-1)?.account;
    if (!end) return accounts;
    last = { kind: end.kind, id: end.id };
    for (const past of piece) accounts.set(`${past.account.kind} ${past.account.id}`, past);
  }
}

/** Few accounts change, so equal ones are detected without a comparison. */
function countOtherDifferences(then: PastAccount, now: PastAccount): number {
  const same = ({ account, access }: PastAccount): string => JSON.stringify([account, access]);
  if (same(then) === same(now)) return 0;
  const column = (past: PastAccount): PastAccountColumn =>
    toAccountColumn({ profileId: '', label: '' }, past, null);
  return countChangesOutsideConfig(column(then), column(now));
}
