/** Which accounts belong to one row: by hand where somebody said so, else by kind, provider and name. */
import type { MatchRule } from '../../../contract';
import type { Breath } from './breath';
import type { Bucket, ByName, Located } from './bucket';
import { absorb } from './by-hand';
import type { AccountSummary, InstanceAccounts } from './input';
import { nameNormaliser } from './name';
import { pairingsOf } from './pairings';

/** Those made by hand first. */
export async function bucketsOf(
  instances: readonly InstanceAccounts[],
  rule: MatchRule,
  breath: Breath,
): Promise<Bucket[]> {
  const normalise = nameNormaliser(rule);
  const pairingsIn = pairingsOf(rule);
  const byHand = new Map<number, Located[]>();
  const byName: ByName = { account: new Map(), oauth: new Map() };
  for (const [instance, { profileId, accounts }] of instances.entries()) {
    const paired = pairingsIn(profileId);
    for (const account of accounts) {
      if (breath.due()) await breath.take();
      const { displayName, name } = account;
      const located = {
        instance,
        account,
        name: normalise(displayName === '' ? name : displayName),
      };
      const pairing = paired?.get(`${account.kind} ${account.id}`);
      if (pairing === undefined) add(providerIn(byName, account), located.name, located);
      else add(byHand, pairing, located);
    }
  }
  absorb(byHand, byName, rule);
  return [
    ...[...byHand.values()].map((members) => bucket(members, true)),
    ...[...byName.account.values(), ...byName.oauth.values()].flatMap((names) =>
      [...names.values()].map((members) => bucket(members, false)),
    ),
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
      const { kind, id, displayName, name } = account;
      const shown = (displayName === '' ? name : displayName).toLowerCase();
      add(
        byId,
        `${kind}
${id}`,
        { instance, account, name: shown },
      );
    }
  }
  return [...byId].map(([key, members]) => ({ ...bucket(members, false), key }));
}

function providerIn(byName: ByName, { kind, dataProviderType }: AccountSummary) {
  const known = byName[kind].get(dataProviderType);
  if (known) return known;
  const made = new Map<string, Located[]>();
  byName[kind].set(dataProviderType, made);
  return made;
}

function add<K>(map: Map<K, Located[]>, key: K, located: Located): void {
  const members = map.get(key);
  if (members) members.push(located);
  else map.set(key, [located]);
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
