/** What the cells of a row are held against: the baseline's account, or the most common version. */
import { HIDDEN_CONFIG, type ConfigDigest } from './config-digest';
import type { AccountSummary, InstanceAccounts } from './instances-input';
import type { MatchGroup, AccountsInInstance } from './match-group';

export type RowReference =
  | { readonly is: 'account'; readonly instance: number; readonly account: AccountSummary }
  /** `absent`: the baseline has no such account. `none`: no account's config is known. */
  | { readonly is: 'absent' | 'ambiguous' | 'notRead' | 'none' };

export function findReference(
  places: readonly AccountsInInstance[],
  { kind }: MatchGroup,
  instances: readonly InstanceAccounts[],
  baseline: number | null,
): RowReference {
  if (baseline === null) return findMostCommon(places);
  const [account, ...others] = places.find(({ instance }) => instance === baseline)?.accounts ?? [];
  if (others.length > 0) return { is: 'ambiguous' };
  if (account) return { is: 'account', instance: baseline, account };
  return { is: instances[baseline]?.unlisted.includes(kind) === true ? 'notRead' : 'absent' };
}

/**
 * The version that most instances have; of several with as many, the one that comes first in the instances' order.
 * What is hidden looks alike here, and is never called the same for it.
 */
function findMostCommon(places: readonly AccountsInInstance[]): RowReference {
  const [only] = places;
  // Most rows of instances that have little in common.
  if (only && places.length === 1) return referenceToSingle(only);
  const versions: ConfigVersion[] = [];
  for (const { instance, accounts } of places) {
    const account = accounts.length === 1 ? accounts[0] : undefined;
    if (!account || !isKnownConfig(account.config)) continue;
    // There are few versions, mostly one: looking through them costs less than a map of long texts.
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
