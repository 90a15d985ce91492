/** Which accounts belong to one row: by hand where somebody said so, else by kind, provider and name. */
import type { AccountKey, Kind, MatchRule } from '../../../contract';
import type { Breath } from './breath';
import type { AccountSummary, InstanceAccounts } from './input';
import { nameNormaliser } from './name';

/** An account, the instance it is in (by index), and what the rule makes of it. */
export interface Located {
  readonly instance: number;
  readonly account: AccountSummary;
  /** Kind, provider and normalised name. */
  readonly nameKey: string;
}

/** A row before its cells. */
export interface Bucket {
  readonly key: string;
  readonly kind: Kind;
  readonly dataProviderType: string;
  readonly paired: boolean;
  /** At least one. */
  readonly members: readonly Located[];
}

/** In order of first appearance, those made by hand first. */
export async function bucketsOf(
  instances: readonly InstanceAccounts[],
  rule: MatchRule,
  breath: Breath,
): Promise<Bucket[]> {
  const normalise = nameNormaliser(rule);
  const pairingOf = pairingsOf(rule);
  const [byHand, byName] = [new Map<number, Located[]>(), new Map<string, Located[]>()];
  for (const [instance, { profileId, accounts }] of instances.entries()) {
    for (const account of accounts) {
      if (breath.due()) await breath.take();
      const { kind, id, dataProviderType, displayName, name } = account;
      const counts = normalise(displayName === '' ? name : displayName);
      const nameKey = `${kind}\n${dataProviderType}\n${counts}`;
      const pairing = pairingOf({ profileId, kind, id });
      const located = { instance, account, nameKey };
      if (pairing === undefined) add(byName, nameKey, located);
      else add(byHand, pairing, located);
    }
  }
  absorb(byHand, byName);
  return [
    ...[...byHand.values()].map((members) => bucket(members, true)),
    ...[...byName.values()].map((members) => bucket(members, false)),
  ];
}

/** One row for each kind and id. */
export async function bucketsById(
  instances: readonly InstanceAccounts[],
  breath: Breath,
): Promise<Bucket[]> {
  const byId = new Map<string, Located[]>();
  for (const [instance, { accounts }] of instances.entries()) {
    for (const account of accounts) {
      if (breath.due()) await breath.take();
      const { kind, id, dataProviderType, displayName, name } = account;
      const shown = (displayName === '' ? name : displayName).toLowerCase();
      const nameKey = `${kind}\n${dataProviderType}\n${shown}`;
      add(byId, `${kind}\n${id}`, { instance, account, nameKey });
    }
  }
  return [...byId].map(([key, members]) => ({ ...bucket(members, false), key }));
}

function add<K>(map: Map<K, Located[]>, key: K, located: Located): void {
  const members = map.get(key);
  if (members) members.push(located);
  else map.set(key, [located]);
}

/** The first pairing that names an account; undefined for none. */
function pairingsOf({ pairings }: MatchRule): (key: AccountKey) => number | undefined {
  if (pairings.length === 0) return () => undefined;
  const places = new Map<string, number>();
  for (const [index, { accounts }] of pairings.entries()) {
    for (const key of accounts.map(keyText)) if (!places.has(key)) places.set(key, index);
  }
  return (key) => places.get(keyText(key));
}

const keyText = ({ profileId, kind, id }: AccountKey): string => `${kind}\n${id}\n${profileId}`;

/**
 * An account that the rule takes for one of a pairing's belongs there too, in instances that the pairing does not
 * name. Where two pairings could have it, neither gets it.
 */
function absorb(byHand: Map<number, Located[]>, byName: Map<string, Located[]>): void {
  const claims = new Map<string, Set<number>>();
  for (const [pairing, members] of byHand) {
    for (const { nameKey } of members) {
      claims.set(nameKey, (claims.get(nameKey) ?? new Set()).add(pairing));
    }
  }
  const named = new Map([...byHand].map(([pairing, members]) => [pairing, instancesOf(members)]));
  for (const [nameKey, pairings] of claims) {
    const [pairing] = pairings;
    const there = byName.get(nameKey);
    if (there === undefined || pairing === undefined || pairings.size > 1) continue;
    const stays = (located: Located): boolean => named.get(pairing)?.has(located.instance) === true;
    byHand.get(pairing)?.push(...there.filter((located) => !stays(located)));
    const left = there.filter(stays);
    if (left.length > 0) byName.set(nameKey, left);
    else byName.delete(nameKey);
  }
}

const instancesOf = (members: readonly Located[]): Set<number> =>
  new Set(members.map(({ instance }) => instance));

/** Lists are never empty; the type cannot say so. */
function bucket(members: readonly Located[], paired: boolean): Bucket {
  const [first] = members;
  const { kind = 'account', dataProviderType = '', id = 0 } = first?.account ?? {};
  const key = paired ? `paired\n${first?.instance ?? 0}\n${kind}\n${id}` : (first?.nameKey ?? '');
  return { key, kind, dataProviderType, paired, members };
}
