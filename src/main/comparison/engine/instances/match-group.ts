/** Accounts that form one row. */
import type { AccountKind } from '../../../../contract';
import type { AccountSummary } from './instances-input';

/** An account, the index of its instance, and its normalised name. */
export interface MatchedAccount {
  readonly instance: number;
  readonly account: AccountSummary;
  readonly name: string;
}

/** The accounts of a row in one instance; at least one. */
export interface AccountsInInstance {
  readonly instance: number;
  readonly accounts: AccountSummary[];
}

/** A row before its cells. */
export interface MatchGroup {
  readonly key: string;
  readonly kind: AccountKind;
  readonly dataProviderType: string;
  readonly paired: boolean;
  /** The normalised name of the first account. */
  readonly name: string;
  /** At least one. */
  readonly members: readonly MatchedAccount[];
}

/** A provider's accounts by kind, then normalised name. Nested maps are cheaper than a combined key per account. */
export type AccountsByName = Readonly<Record<AccountKind, Map<string, MatchedAccount[]>>>;

/** In the order of the instances. Instances without an account are left out. */
export function groupByInstance({ members, paired }: MatchGroup): AccountsInInstance[] {
  const [only] = members;
  // The usual case if instances have little in common. A growing list would reserve room for more items.
  if (only && members.length === 1) return [{ instance: only.instance, accounts: [only.account] }];
  const groups: AccountsInInstance[] = [];
  // Accounts are in the order of instances, except in pairings, to which some were added later.
  const ordered = paired ? [...members].sort((a, b) => a.instance - b.instance) : members;
  for (const { instance, account } of ordered) {
    const last = groups.at(-1);
    if (last?.instance === instance) last.accounts.push(account);
    else groups.push({ instance, accounts: [account] });
  }
  return groups;
}
