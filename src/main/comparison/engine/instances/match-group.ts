/** A row while it is put together: its accounts, and where they are. */
import type { AccountKind } from '../../../../contract';
import type { AccountSummary } from './instances-input';

/** An account, the instance it is in (by index), and what the rule makes of its name. */
export interface MatchedAccount {
  readonly instance: number;
  readonly account: AccountSummary;
  readonly name: string;
}

/** Those of a row that are in one instance; at least one. */
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
  /** The normalised name of the first. */
  readonly name: string;
  /** At least one. */
  readonly members: readonly MatchedAccount[];
}

/** A provider's accounts by kind, then normalised name: maps in maps, since a text for each account would cost more. */
export type AccountsByName = Readonly<Record<AccountKind, Map<string, MatchedAccount[]>>>;

/** In the instances' order; those that have none are left out. */
export function groupByInstance({ members, paired }: MatchGroup): AccountsInInstance[] {
  const [only] = members;
  // Most rows of instances that have little in common: a list that grows takes room for many.
  if (only && members.length === 1) return [{ instance: only.instance, accounts: [only.account] }];
  const places: AccountsInInstance[] = [];
  // Accounts were found instance by instance; only a pairing takes others in afterwards.
  const ordered = paired ? [...members].sort((a, b) => a.instance - b.instance) : members;
  for (const { instance, account } of ordered) {
    const last = places.at(-1);
    if (last?.instance === instance) last.accounts.push(account);
    else places.push({ instance, accounts: [account] });
  }
  return places;
}
