/** What is saved with a list of accounts, and what became of it. */
import type { AccessEntry, DomoId, FoundInSearch, SkippedRow } from '../../contract';

/** The result of keeping a freshly read list: what is new and what is gone since the last one. */
export interface AccountListChanges {
  readonly added: number;
  readonly removed: number;
  /** How many of the kind are kept now. */
  readonly total: number;
  /** How many of these only the search returned. */
  readonly searchOnly: number;
}

/** Accounts that a list says less of than it seems to. */
export interface AccountListExceptions {
  /** Rows that could not be understood: their accounts are still there; where one has no id, none is gone. */
  readonly setAside?: readonly Pick<SkippedRow, 'id'>[];
  /** Ids of accounts that stay as they are kept, or are not, whatever the list says of them. */
  readonly written?: readonly DomoId[];
  /** True when no account with `searchOnly` is missing: others that only an earlier search returned are then gone. */
  readonly searchedAll?: boolean;
  /** What a search says of these accounts, to be saved with them. */
  readonly found?: readonly FoundFacts[];
}

/** What a search says of one plain account. */
export type FoundFacts = Omit<FoundInSearch, 'readAt' | 'owners'> & {
  readonly id: DomoId;
  readonly owners: readonly Pick<AccessEntry, 'type' | 'id' | 'name'>[] | null;
  /** When Domo last updated its index of the account. Null: it does not say. */
  readonly indexedAt: number | null;
};

/** How many datasets depend on a plain account, from the route of datasets. */
export interface DatasetCount {
  readonly id: DomoId;
  readonly count: number;
}
