/** What the cells of a row are held against: the baseline's account, or the most common version. */
import type { FieldDigest } from './digest';
import type { AccountSummary, InstanceAccounts } from './input';
import type { Bucket } from './match';

/** The accounts of a row by instance; undefined where there is none. */
export type Found = readonly (readonly AccountSummary[] | undefined)[];

export type Reference =
  | { readonly is: 'account'; readonly instance: number; readonly account: AccountSummary }
  /** `absent`: the baseline has no such account. `none`: no account's config is known. */
  | { readonly is: 'absent' | 'ambiguous' | 'notRead' | 'none' };

export function referenceOf(
  found: Found,
  { kind }: Bucket,
  instances: readonly InstanceAccounts[],
  baseline: number | null,
): Reference {
  if (baseline === null) return mostCommon(found);
  const [account, ...others] = found[baseline] ?? [];
  if (others.length > 0) return { is: 'ambiguous' };
  if (account) return { is: 'account', instance: baseline, account };
  return { is: instances[baseline]?.unlisted.includes(kind) === true ? 'notRead' : 'absent' };
}

/** The version that most instances have; of several with as many, the one that comes first in the instances' order. */
function mostCommon(found: Found): Reference {
  const versions = new Map<string, { instance: number; account: AccountSummary; count: number }>();
  // A wide row of instances that have none is common: they cost a look each.
  for (let instance = 0; instance < found.length; instance++) {
    const accounts = found[instance];
    const account = accounts?.length === 1 ? accounts[0] : undefined;
    if (!account || !isKnown(account.config)) continue;
    const key = signature(account.config);
    const version = versions.get(key);
    if (version) version.count++;
    else versions.set(key, { instance, account, count: 1 });
  }
  let best: { instance: number; account: AccountSummary; count: number } | null = null;
  for (const version of versions.values()) if (version.count > (best?.count ?? 0)) best = version;
  return best === null ? { is: 'none' } : { is: 'account', ...best };
}

export const isKnown = (config: AccountSummary['config']): config is readonly FieldDigest[] =>
  config !== null && config !== 'hidden';

/** Equal for configs that look alike; what is hidden looks alike here and is never called the same for it. */
const signature = (config: readonly FieldDigest[]): string =>
  config.reduce((text, [name, digest]) => `${text}${name}\n${digest ?? ''}\n`, '');
