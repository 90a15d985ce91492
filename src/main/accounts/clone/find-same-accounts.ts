/** Which accounts of another instance count as the one to clone, by the rule that comparing instances uses. */
import type { Account, MatchRule, DomoId } from '../../../contract';
import { compareIds } from '../../../contract/ids';
import { summariseAccount, type AccountSummary } from '../../comparison/engine';
import { matchAccountsByRule } from '../../comparison/engine/instances/match-accounts';
import { TimeSlicer } from '../../comparison/engine/instances/time-slicer';
import type { CloneDeps } from './clone-source';

const SOURCE_INDEX = 0;
const TARGET_INDEX = 1;

interface WantedAccount {
  readonly account: Account;
  readonly profileId: string;
  /** Display name of the new account. */
  readonly displayName: string;
}

interface TargetAccounts {
  readonly profileId: string;
  readonly accounts: readonly Account[];
}

/**
 * Ids of the accounts that the user paired with the source. Without any: of those that the rule matches with the
 * source, and of those that already have the new account's name.
 */
export async function findSameAccounts(
  wanted: WantedAccount,
  target: TargetAccounts,
  rule: MatchRule,
): Promise<readonly DomoId[]> {
  const paired = findPairedAccounts(wanted, target, rule);
  return paired.length > 0 ? paired : findMatchingAccounts(wanted, target, rule);
}

/** The user decided: other accounts of that name no longer matter. */
function findPairedAccounts(
  { account: { kind, id }, profileId }: WantedAccount,
  target: TargetAccounts,
  { pairings }: MatchRule,
): DomoId[] {
  const pairing = pairings.find(({ accounts }) =>
    accounts.some((one) => one.profileId === profileId && one.kind === kind && one.id === id),
  );
  const existing = new Set(target.accounts.filter((one) => one.kind === kind).map((one) => one.id));
  return (pairing?.accounts ?? [])
    .filter((one) => one.profileId === target.profileId && one.kind === kind)
    .map((one) => one.id)
    .filter((pairedId) => existing.has(pairedId))
    .sort(compareIds);
}

async function findMatchingAccounts(
  { account, profileId, displayName }: WantedAccount,
  target: TargetAccounts,
  rule: MatchRule,
): Promise<readonly DomoId[]> {
  const source = summariseWithoutConfig(account);
  const groupsByProvider = matchAccountsByRule(
    [
      // The new account has no id yet, so no pairing can name it.
      toInstanceInput(profileId, [source, { ...source, id: -1, displayName }]),
      toInstanceInput(target.profileId, target.accounts.map(summariseWithoutConfig)),
    ],
    rule,
    new TimeSlicer(undefined),
  );
  const ids = new Set<DomoId>();
  for await (const groups of groupsByProvider) {
    for (const { members } of groups) {
      if (!members.some((member) => member.instance === SOURCE_INDEX)) continue;
      for (const member of members)
        if (member.instance === TARGET_INDEX) ids.add(member.account.id);
    }
  }
  return [...ids].sort(compareIds);
}

/** Matching looks only at names. */
export const summariseWithoutConfig = (account: Account): AccountSummary =>
  summariseAccount(account, null, null);

export const toInstanceInput = (profileId: string, accounts: readonly AccountSummary[]) => ({
  profileId,
  label: '',
  accounts,
  unlisted: [],
});

/** The rule of a request, and the pairings that Latchkey remembers. */
export async function withRememberedPairings(
  { workspace }: CloneDeps,
  requested: MatchRule,
): Promise<MatchRule> {
  const remembered = await (await workspace.store()).listPairings();
  return { ...requested, pairings: [...requested.pairings, ...remembered] };
}
