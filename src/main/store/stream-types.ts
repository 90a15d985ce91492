/** What is known of the streams of accounts, and which accounts need attention. */
import type { AccountKey, AccountKind, DomoId, StreamRead } from '../../contract';

/** An account that datasets use, or may use. */
export interface StreamTarget {
  readonly kind: AccountKind;
  readonly id: DomoId;
  /** When its streams were last read, or tried. Null: never. */
  readonly readAt: number | null;
}

export interface AccountStreamRead {
  readonly kind: AccountKind;
  readonly id: DomoId;
  readonly read: StreamRead;
}

/** An account that is invalid, or whose streams fail. */
export interface AccountInTrouble extends AccountKey {
  readonly displayName: string;
  readonly dataProviderType: string;
  readonly isInvalid: boolean;
  /** Why, in Domo's words; null when it gives none. */
  readonly reason: string | null;
  readonly accountReadAt: number;
  /** How many datasets use it, by list or search. Null: neither says. */
  readonly datasets: number | null;
  /** Null: its streams were not read. */
  readonly streams: StreamRead | null;
  /** Of the oldest of what is told. */
  readonly streamsReadAt: number | null;
}

/** Accounts of one instance whose streams may fail unseen. */
export interface UnreadStreams {
  readonly profileId: string;
  readonly accounts: number;
}

/** The earliest expiry among the tokens of the user of an instance: Domo does not say which of them Latchkey has. */
export interface StoredTokenExpiry {
  readonly expiresAt: number;
  readonly tokens: number;
  readonly readAt: number;
}

export interface StreamStoreMethods {
  /** Null: it is not known any more. */
  saveTokenExpiry(profileId: string, expiry: StoredTokenExpiry | null): Promise<void>;
  listTokenExpiries(): Promise<readonly (StoredTokenExpiry & { readonly profileId: string })[]>;
  /** Those that were tried longest ago come first, before them those that never were. Unused ones are left out. */
  listStreamTargets(profileId: string): Promise<readonly StreamTarget[]>;
  /** Accounts that are gone by now are left out. */
  saveStreamReads(
    profileId: string,
    reads: readonly AccountStreamRead[],
    readAt: number,
  ): Promise<void>;
  /** In no order. `profileIds` null: of all instances. */
  listTroubledAccounts(profileIds: readonly string[] | null): Promise<readonly AccountInTrouble[]>;
  countUnreadStreams(profileIds: readonly string[] | null): Promise<readonly UnreadStreams[]>;
}
