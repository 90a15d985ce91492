/** Finds the reference of a row: the account of the baseline, or the most common version. */
import { HIDDEN_CONFIG, type ConfigDigest } from './config-digest';
import type { AccountSummary, InstanceAccounts } from './instances-input';
import type { MatchGroup, AccountsInInstance } from './match-group';

export type RowReference =
  | { readonly is: 'account'; readonly instance: number; readonly account: AccountSummary }
  /** `absent`: the baseline has no such account. `none`: no config is known. */
  | { readonly is: 'absent' | 'ambiguous' | 'notRead' | 'none' };

export function findReference(
  groups: readonly AccountsInInstance[],
  { kind }: MatchGroup,
  instances: readonly InstanceAccounts[],
  baseline: number | null,
): RowReference {
  if (baseline === null) return findMostCommon(groups);
  const [account, ...others] = groups.find(({ instance }) => instance === baseline)?.accounts ?? [];
  if (others.length > 0) return { is: 'ambiguous' };
  if (account) return { is: 'account', instance: baseline, account };
  return { is: instances[baseline]?.unlisted.includes(kind) === true ? 'notRead' : 'absent' };
}

/**
 * The config that most instances have. If several are equally common, the first in the order of the instances. Hidden
 * values count as equal here, but are never called the same.
 */
function findMostCommon(groups: readonly AccountsInInstance[]): RowReference {
  const [only] = groups;
  // The usual case if instances have little in common.
  if (only && groups.length === 1) return referenceToSingle(only);
  const versions: ConfigVersion[] = [];
  for (const { instance, accounts } of groups) {
    const account = accounts.length === 1 ? accounts[0] : undefined;
    if (!account || !isKnownConfig(account.config)) continue;
    // There is mostly one version, so a linear search is cheaper than a map with long keys.
    const version = versions.find((each) => each.account.config === account.config);
    if (version) version.count++;
    else versions.push({ instance, account, count: 1 });
  }
  const [first, ...others] = versions;
  if (!first) return { is: 'none' };
  const best = others.reduce((most, each) => (each.count > most.count ? each : most), first);
  return { is: 'account', instance: best.instance, account: best.account };
}

function referenceToSingle({ instance, accounts }: AccountsInInstance): RowReference {
  const [account] = accounts;
  return account && accounts.length === 1 && isKnownConfig(account.config)
    ? { is: 'account', instance, account }
    : { is: 'none' };
}

interface ConfigVersion {
  readonly instance: number;
  readonly account: AccountSummary;
  count: number;
}

export const isKnownConfig = (config: AccountSummary['config']): config is ConfigDigest =>
  config !== null && config !== HIDDEN_CONFIG;
