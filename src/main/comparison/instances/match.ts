/** Which accounts belong to one row: by hand where somebody said so, else by kind, provider and name. */
import type { MatchRule } from '../../../contract';
import { compareText, groupBy } from '../order';
import type { Breath } from './breath';
import type { Bucket, Located, Names } from './bucket';
import { absorb } from './by-hand';
import type { AccountSummary, InstanceAccounts } from './input';
import { nameNormaliser, onceEach } from './name';
import { pairingsOf } from './pairings';

/**
 * Provider by provider, so that no working out of all names and no sorting of all rows is waited for; of a provider
 * by name.
 */
export async function* bucketsOf(
  instances: readonly InstanceAccounts[],
  rule: MatchRule,
  breath: Breath,
): AsyncGenerator<Bucket[]> {
  const normalise = nameNormaliser(rule);
  const { byHand, byProvider } = await find(instances, rule, breath);
  for (const one of [...byHand.values()].flat()) one.name = normalise(shownName(one.account));
  const byName = new Map<string, Names>();
  const nameAll = async (provider: string): Promise<Names> => {
    const before = byName.get(provider);
    if (before) return before;
    const names: Names = { account: new Map(), oauth: new Map() };
    const nameOnce = onceEach(normalise);
    for (const one of byProvider.get(provider) ?? []) {
      if (breath.due()) await breath.take();
      one.name = nameOnce(shownName(one.account));
      add(names[one.account.kind], one.name, one);
    }
    byName.set(provider, names);
    return names;
  };
  // Of these some may belong to an account that was paired by hand and comes before them.
  for (const provider of providersOf(byHand)) await nameAll(provider);
  absorb(byHand, byName, rule);
  const paired = groupBy(
    [...byHand.values()].map((members) => bucket(members, true)),
    ({ dataProviderType }) => dataProviderType,
  );
  const providers = new Set([...byProvider.keys(), ...paired.keys()]);
  for (const provider of [...providers].sort(compareText)) {
    const { account, oauth } = await nameAll(provider);
    const alike = [...account.values(), ...oauth.values()].map((members) => bucket(members, false));
    yield inOrder([...(paired.get(provider) ?? []), ...alike]);
    byName.delete(provider);
  }
}

/** One row for each kind and id; provider by provider, as by name. */
export async function* bucketsById(
  instances: readonly InstanceAccounts[],
  breath: Breath,
): AsyncGenerator<Bucket[]> {
  const byId = new Map<string, Located[]>();
  for (const [instance, { accounts }] of instances.entries()) {
    for (const account of accounts) {
      if (breath.due()) await breath.take();
      const name = shownName(account).toLowerCase();
      add(byId, `${account.kind}\n${account.id}`, { instance, account, name });
    }
  }
  const buckets = [...byId].map(([key, members]) => ({ ...bucket(members, false), key }));
  const byProvider = groupBy(buckets, ({ dataProviderType }) => dataProviderType);
  for (const provider of [...byProvider.keys()].sort(compareText)) {
    yield inOrder(byProvider.get(provider) ?? []);
  }
}

/** An account, whose name is worked out later. */
interface Found extends Located {
  name: string;
}

interface AllFound {
  /** By the index of their pairing. */
  readonly byHand: ReadonlyMap<number, Found[]>;
  /** The others, in the instances' order. */
  readonly byProvider: ReadonlyMap<string, readonly Found[]>;
}

async function find(
  instances: readonly InstanceAccounts[],
  rule: MatchRule,
  breath: Breath,
): Promise<AllFound> {
  const pairingsIn = pairingsOf(rule);
  const byHand = new Map<number, Found[]>();
  const byProvider = new Map<string, Found[]>();
  for (const [instance, { profileId, accounts }] of instances.entries()) {
    const paired = pairingsIn(profileId);
    for (const account of accounts) {
      if (breath.due()) await breath.take();
      const pairing = paired?.get(`${account.kind} ${account.id}`);
      const one = { instance, account, name: '' };
      if (pairing === undefined) add(byProvider, account.dataProviderType, one);
      else add(byHand, pairing, one);
    }
  }
  return { byHand, byProvider };
}

const shownName = ({ displayName, name }: AccountSummary): string =>
  displayName === '' ? name : displayName;

const providersOf = (byHand: ReadonlyMap<number, readonly Located[]>): Set<string> =>
  new Set([...byHand.values()].flat().map(({ account }) => account.dataProviderType));

const inOrder = (buckets: Bucket[]): Bucket[] =>
  buckets.sort((a, b) => compareText(a.name, b.name) || compareText(a.key, b.key));

function add<K, T>(map: Map<K, T[]>, key: K, one: T): void {
  const members = map.get(key);
  if (members) members.push(one);
  else map.set(key, [one]);
}

/** Lists are never empty; the type cannot say so. */
function bucket(members: readonly Located[], paired: boolean): Bucket {
  const [first] = members;
  const { kind = 'account', dataProviderType = '', id = 0 } = first?.account ?? {};
  const name = first?.name ?? '';
  const key = paired
    ? `paired\n${first?.instance ?? 0}\n${kind}\n${id}`
    : `${kind}\n${dataProviderType}\n${name}`;
  return { key, kind, dataProviderType, paired, name, members };
}
