/** How the store keeps what a sync read of accounts, providers and people. */
import type {
  AccessEntry,
  Account,
  AccountConfig,
  AccountKey,
  AccountKind,
  Principal,
  Problem,
  Provider,
  SkippedRow,
} from '../../contract';
import type { AccountListChanges, AccountListExceptions, DatasetCount } from './account-list-types';

export interface AccountSaveMethods {
  /**
   * Replaces one profile's list of a kind in one transaction. Configs and access lists of accounts that are
   * still there are kept; those of accounts that are gone go with them.
   */
  saveAccountList(
    profileId: string,
    kind: AccountKind,
    accounts: readonly Account[],
    readAt: number,
    more?: AccountListExceptions,
  ): Promise<AccountListChanges>;
  /** Saves counts of accounts of which the search does not say them. What else the search said stays. */
  saveDatasetCounts(
    profileId: string,
    counts: readonly DatasetCount[],
    readAt: number,
  ): Promise<void>;
  /** Adds or replaces one account. */
  saveAccount(profileId: string, account: Account, readAt: number): Promise<void>;
  /** It was deleted in Domo. One that is not there is no error. */
  removeAccount(key: AccountKey): Promise<void>;
  /** Config without secrets: fingerprints only. The last good config stays when a later reading fails. */
  saveConfig(key: AccountKey, config: AccountConfig, readAt: number): Promise<void>;
  saveAccessList(key: AccountKey, entries: readonly AccessEntry[], readAt: number): Promise<void>;
  /** Notes that config or access list could not be read this time; what was read before stays. */
  saveReadFailure(
    key: AccountKey,
    what: 'config' | 'accessList',
    problem: Problem,
    at: number,
  ): Promise<void>;
  /** One that was set aside has no key that could be read, so none is gone then. */
  saveProviders(
    profileId: string,
    providers: readonly Provider[],
    readAt: number,
    setAside?: readonly SkippedRow[],
  ): Promise<void>;

  /** Saves names from the answer of a search. */
  savePrincipalNames(profileId: string, principals: readonly Principal[]): Promise<void>;
}
