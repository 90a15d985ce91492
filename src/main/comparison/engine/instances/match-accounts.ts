/** Groups accounts into rows: by the user's pairings, otherwise by kind, provider and name. */
import { compareNames, toNameKey } from '../../../../contract/text-folding';
import type { MatchRule } from '../../../../contract';
import { compareText, groupBy } from '../collections';
import type { TimeSlicer } from './time-slicer';
import type { MatchGroup, MatchedAccount, AccountsByName } from './match-group';
import { addAlikeToPairings, indexPairings } from './manual-pairings';
import type { InstanceAccounts } from './instances-input';
import { IgnoredParts } from '../guess/ignored-parts';
import { leaveOutGuessed } from '../guess/leave-out-guessed';
import { createNameNormaliser, memoiseByName } from './name-normaliser';
import { displayNameOrName } from '../../../../contract/zod-free';

/**
 * Yields the groups of one provider at a time, sorted by name, so that the first rows do not wait until all names are
 * normalised and sorted.
 */
export async function* matchAccountsByRule(
  instances: readonly InstanceAccounts[],
  rule: MatchRule,
  breath: TimeSlicer,
  guessed: readonly string[] = [],
): AsyncGenerator<MatchGroup[]> {
  const normalise = createNameNormaliser(rule);
  const { byHand, byProvider } = await separatePaired(instances, rule, breath);
  for (const one of [...byHand.values()].flat())
    one.name = normalise(displayNameOrName(one.account));
  const byName = new Map<string, AccountsByName>();
  const pairedByProvider = groupBy(
    [...byHand.values()].flat(),
    ({ account }) => account.dataProviderType,
  );
  const ignored = new IgnoredParts(guessed.map((word) => word.toLowerCase()));
  const nameAll = async (provider: string): Promise<AccountsByName> => {
    const before = byName.get(provider);
    if (before) return before;
    const names: AccountsByName = { account: new Map(), oauth: new Map() };
    const nameOnce = memoiseByName(normalise);
    for (const one of byProvider.get(provider) ?? []) {
      if (breath.isSliceOver()) await breath.startNextSlice();
      one.name = nameOnce(displayNameOrName(one.account));
    }
    const unpaired = byProvider.get(provider) ?? [];
    if (guessed.length > 0)
      leaveOutGuessed([...unpaired, ...(pairedByProvider.get(provider) ?? [])], ignored);
    for (const one of unpaired) addToList(names[one.account.kind], one.name, one);
    byName.set(provider, names);
    return names;
  };
  // These providers first: some of their accounts may belong to a pairing, which comes before them.
  for (const provider of providersOf(byHand)) await nameAll(provider);
  addAlikeToPairings(byHand, byName, rule);
  const paired = groupBy(
    [...byHand.values()].map((members) => toMatchGroup(members, true)),
    ({ dataProviderType }) => dataProviderType,
  );
  const providers = new Set([...byProvider.keys(), ...paired.keys()]);
  for (const provider of [...providers].sort(compareNames)) {
    const { account, oauth } = await nameAll(provider);
    const alike = [...account.values(), ...oauth.values()].map((members) =>
      toMatchGroup(members, false),
    );
    yield sortGroups([...(paired.get(provider) ?? []), ...alike]);
    byName.delete(provider);
  }
}

/** One group for each kind and id, one provider at a time. */
export async function* matchAccountsById(
  instances: readonly InstanceAccounts[],
  breath: TimeSlicer,
): AsyncGenerator<MatchGroup[]> {
  const byId = new Map<string, MatchedAccount[]>();
  for (const [instance, { accounts }] of instances.entries()) {
    for (const account of accounts) {
      if (breath.isSliceOver()) await breath.startNextSlice();
      const name = displayNameOrName(account);
      addToList(byId, `${account.kind}\n${account.id}`, { instance, account, name });
    }
  }
  const buckets = [...byId].map(([key, members]) => ({ ...toMatchGroup(members, false), key }));
  const byProvider = groupBy(buckets, ({ dataProviderType }) => dataProviderType);
  for (const provider of [...byProvider.keys()].sort(compareNames)) {
    yield sortGroups(byProvider.get(provider) ?? []);
  }
}

/** An account whose name is normalised later. */
interface FoundAccount extends MatchedAccount {
  name: string;
}

interface FoundAccounts {
  /** Paired accounts, by the index of their pairing. */
  readonly byHand: ReadonlyMap<number, FoundAccount[]>;
  /** The other accounts, in the order of the instances. */
  readonly byProvider: ReadonlyMap<string, readonly FoundAccount[]>;
}

async function separatePaired(
  instances: readonly InstanceAccounts[],
  rule: MatchRule,
  breath: TimeSlicer,
): Promise<FoundAccounts> {
  const pairingsIn = indexPairings(rule);
  const byHand = new Map<number, FoundAccount[]>();
  const byProvider = new Map<string, FoundAccount[]>();
  for (const [instance, { profileId, accounts }] of instances.entries()) {
    const paired = pairingsIn(profileId);
    for (const account of accounts) {
      if (breath.isSliceOver()) await breath.startNextSlice();
      const pairing = paired?.get(`${account.kind} ${account.id}`);
      const one = { instance, account, name: '' };
      if (pairing === undefined) addToList(byProvider, account.dataProviderType, one);
      else addToList(byHand, pairing, one);
    }
  }
  return { byHand, byProvider };
}

const providersOf = (byHand: ReadonlyMap<number, readonly MatchedAccount[]>): Set<string> =>
  new Set([...byHand.values()].flat().map(({ account }) => account.dataProviderType));

/** In the order of names everywhere. Each name is folded once, since there may be very many. */
const sortGroups = (buckets: readonly MatchGroup[]): MatchGroup[] =>
  buckets
    .map((bucket) => ({ bucket, nameKey: toNameKey(bucket.name) }))
    .sort((a, b) => compareText(a.nameKey, b.nameKey) || compareText(a.bucket.key, b.bucket.key))
    .map(({ bucket }) => bucket);

function addToList<K, T>(map: Map<K, T[]>, key: K, one: T): void {
  const members = map.get(key);
  if (members) members.push(one);
  else map.set(key, [one]);
}

/** Lists are never empty; the type cannot say so. */
function toMatchGroup(members: readonly MatchedAccount[], paired: boolean): MatchGroup {
  const [first] = members;
  const { kind = 'account', dataProviderType = '', id = 0 } = first?.account ?? {};
  const name = first?.name ?? '';
  const key = paired
    ? `paired\n${first?.instance ?? 0}\n${kind}\n${id}`
    : `${kind}\n${dataProviderType}\n${name}`;
  return { key, kind, dataProviderType, paired, name, members };
}
