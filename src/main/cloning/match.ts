/** Which accounts of another instance are the one that would be made there, by the rule of comparing instances. */
import type { Account, MatchRule } from '../../contract';
import type { AccountSummary } from '../comparison';
import { Breath } from '../comparison/instances/breath';
import { bucketsOf } from '../comparison/instances/match';

const SOURCE = 0;
const TARGET = 1;

interface Wanted {
  readonly account: Account;
  readonly profileId: string;
  /** What the new account will be called. */
  readonly displayName: string;
}

interface Target {
  readonly profileId: string;
  readonly accounts: readonly Account[];
}

/**
 * Those that were paired with the source by hand; without any, those that the rule takes for the source and those that
 * have the new account's name already.
 */
export async function sameThere(
  wanted: Wanted,
  target: Target,
  rule: MatchRule,
): Promise<readonly number[]> {
  const paired = pairedThere(wanted, target, rule);
  return paired.length > 0 ? paired : likeThere(wanted, target, rule);
}

/** Somebody looked at them and said so: others of that name are not asked about any more. */
function pairedThere(
  { account: { kind, id }, profileId }: Wanted,
  target: Target,
  { pairings }: MatchRule,
): number[] {
  const pairing = pairings.find(({ accounts }) =>
    accounts.some((one) => one.profileId === profileId && one.kind === kind && one.id === id),
  );
  const there = new Set(target.accounts.filter((one) => one.kind === kind).map((one) => one.id));
  return (pairing?.accounts ?? [])
    .filter((one) => one.profileId === target.profileId && one.kind === kind && there.has(one.id))
    .map((one) => one.id)
    .sort((a, b) => a - b);
}

async function likeThere(
  { account, profileId, displayName }: Wanted,
  target: Target,
  rule: MatchRule,
): Promise<readonly number[]> {
  const source = summaryOf(account);
  const ofProviders = bucketsOf(
    [
      // The new account has no id yet, so no pairing can name it.
      instance(profileId, [source, { ...source, id: -1, displayName }]),
      instance(target.profileId, target.accounts.map(summaryOf)),
    ],
    rule,
    new Breath(undefined),
  );
  const ids = new Set<number>();
  for await (const buckets of ofProviders) {
    for (const { members } of buckets) {
      if (!members.some((member) => member.instance === SOURCE)) continue;
      for (const member of members) if (member.instance === TARGET) ids.add(member.account.id);
    }
  }
  return [...ids].sort((a, b) => a - b);
}

const instance = (profileId: string, accounts: readonly AccountSummary[]) => ({
  ...{ profileId, label: '', accounts, unlisted: [] },
});

const summaryOf = ({ kind, id, dataProviderType, ...account }: Account): AccountSummary => ({
  ...{ kind, id, dataProviderType, config: null },
  ...{ displayName: account.displayName, name: account.name, valid: account.valid },
});
