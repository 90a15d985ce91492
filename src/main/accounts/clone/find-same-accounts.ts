/** Which accounts of another instance are the one that would be made there, by the rule of comparing instances. */
import type { Account, MatchRule } from '../../../contract';
import type { AccountSummary } from '../../comparison/engine';
import { TimeSlicer } from '../../comparison/engine/instances/time-slicer';
import { matchAccountsByRule } from '../../comparison/engine/instances/match-accounts';
import type { CloneDeps } from './clone-source';

const SOURCE_INDEX = 0;
const TARGET_INDEX = 1;

interface WantedAccount {
  readonly account: Account;
  readonly profileId: string;
  /** What the new account will be called. */
  readonly displayName: string;
}

interface TargetAccounts {
  readonly profileId: string;
  readonly accounts: readonly Account[];
}

/**
 * Those that were paired with the source by hand; without any, those that the rule takes for the source and those that
 * have the new account's name already.
 */
export async function findSameAccounts(
  wanted: WantedAccount,
  target: TargetAccounts,
  rule: MatchRule,
): Promise<readonly number[]> {
  const paired = findPairedAccounts(wanted, target, rule);
  return paired.length > 0 ? paired : findMatchingAccounts(wanted, target, rule);
}

/** Somebody looked at them and said so: others of that name are not asked about any more. */
function findPairedAccounts(
  { account: { kind, id }, profileId }: WantedAccount,
  target: TargetAccounts,
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

async function findMatchingAccounts(
  { account, profileId, displayName }: WantedAccount,
  target: TargetAccounts,
  rule: MatchRule,
): Promise<readonly number[]> {
  const source = summariseWithoutConfig(account);
  const ofProviders = matchAccountsByRule(
    [
      // The new account has no id yet, so no pairing can name it.
      toInstanceInput(profileId, [source, { ...source, id: -1, displayName }]),
      toInstanceInput(target.profileId, target.accounts.map(summariseWithoutConfig)),
    ],
    rule,
    new TimeSlicer(undefined),
  );
  const ids = new Set<number>();
  for await (const buckets of ofProviders) {
    for (const { members } of buckets) {
      if (!members.some((member) => member.instance === SOURCE_INDEX)) continue;
      for (const member of members)
        if (member.instance === TARGET_INDEX) ids.add(member.account.id);
    }
  }
  return [...ids].sort((a, b) => a - b);
}

const toInstanceInput = (profileId: string, accounts: readonly AccountSummary[]) => ({
  profileId,
  label: '',
  accounts,
  unlisted: [],
});

const summariseWithoutConfig = ({
  kind,
  id,
  dataProviderType,
  ...account
}: Account): AccountSummary => ({
  kind,
  id,
  dataProviderType,
  config: null,
  displayName: account.displayName,
  name: account.name,
  valid: account.valid,
});

/** Which accounts count as the same: what was asked for, and what was paired by hand and is remembered. */

export async function withRememberedPairings(
  { workspace }: CloneDeps,
  asked: MatchRule,
): Promise<MatchRule> {
  const remembered = await (await workspace.store()).listPairings();
  return { ...asked, pairings: [...asked.pairings, ...remembered] };
}
