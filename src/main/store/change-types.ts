/** What the store says of changes between snapshots. */
import type {
  AccessEntry,
  Account,
  AccountConfig,
  AccountKey,
  AccountKind,
  ChangeCursor,
} from '../../contract';

export interface ChangeQuery {
  readonly since: number;
  /** Null: until now. */
  readonly until: number | null;
  /** Null: all. */
  readonly profileIds: readonly string[] | null;
  readonly after: ChangeCursor | null;
}

/** The parts of an account that changed, before or after. Null: it has none, or it did not change. */
export interface ChangedParts {
  readonly account: Account | null;
  readonly config: AccountConfig | null;
  readonly access: readonly AccessEntry[] | null;
}

export interface StoredChange {
  readonly key: AccountKey;
  readonly takenAt: number;
  readonly previousAt: number;
  /** `appeared`: `before` has nothing. `gone`: `after` has nothing. */
  readonly state: 'appeared' | 'gone' | 'changed';
  /** As it is after the change, or was before it was gone. */
  readonly account: Account;
  readonly before: ChangedParts;
  readonly after: ChangedParts;
}

export interface ChangedPartsPage {
  readonly changes: readonly StoredChange[];
  /** The last account that was looked at. Null: there are no more. */
  readonly next: ChangeCursor | null;
}

/** Times of one snapshot. */
export interface SnapshotTimes {
  readonly takenAt: number;
  readonly accountsReadAt: number | null;
  readonly oauthReadAt: number | null;
  /** Configs and access lists were all read at or after this time. Null: never. */
  readonly detailsFrom: number | null;
}

/** What limits the known changes of one instance. Null: there is no such snapshot. */
export interface ChangeLimits {
  readonly profileId: string;
  readonly first: SnapshotTimes | null;
  /** The newest one until the end of the period. */
  readonly last: SnapshotTimes | null;
  /** The first one with all configs and access lists. */
  readonly firstDetailsAt: number | null;
}

/** A snapshot, and the one before it of the same instance. */
export interface ChangedSnapshot {
  readonly seq: number;
  readonly profileId: string;
  readonly takenAt: number;
  readonly previousAt: number;
  /** Kinds whose list the one before had. Of another kind, nobody knows which accounts are new. */
  readonly listedBefore: readonly AccountKind[];
}
