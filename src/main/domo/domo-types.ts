/** The interface of the Domo client: everything that the rest of main can ask of one instance. */
import type { ClientNetwork } from './http/client-network';
import type { DomoCallOptions } from './call-options';
import type { DatasetRoutes } from './dataset-types';
import type { Dataset, StreamRoutes } from './stream-types';
import type { TokenRoutes } from './token-types';
import type { RequestPlaces } from './request-places';
import type {
  AccessEntry,
  Account,
  ConfigValues,
  GrantedLevel,
  AccountKind,
  GroupMember,
  Principal,
  Provider,
  SkippedRow,
  DomoUser,
  DomoId,
} from '../../contract';

export type { DomoCallOptions } from './call-options';
export type { Dataset } from './stream-types';
export type { DatasetImpact, DomoStream } from './stream-types';
export type { ClientNetwork, ProxyLogin } from './http/client-network';

/** The rows of a list that could not be parsed. */
export interface SkippedRows {
  /** The first of them, at most 1,000. */
  readonly setAside: readonly SkippedRow[];
  /** The number of all of them. */
  readonly setAsideCount: number;
}

/** A list from Domo. A row that cannot be parsed does not cost the others. */
export interface DomoList<T> extends SkippedRows {
  readonly items: readonly T[];
}

/**
 * A config from Domo (domo-api 4.7). Every value is text: a boolean or number is converted, null stays null.
 * HOLDS SECRETS: it never leaves main, and is never logged or stored.
 */
export interface RawConfig {
  readonly dataProviderType: string;
  readonly values: ReadonlyMap<string, string | null>;
}

/** The state of an instance's queue. `waitingUntil` is in epoch ms, and null unless Domo asked Latchkey to wait. */
export interface RateLimiterState {
  readonly inFlight: number;
  readonly queued: number;
  readonly limit: number;
  readonly waitingUntil: number | null;
}

/** The body of a create request (domo-api 4.6). HOLDS SECRETS. */
export type CreateBody = Readonly<Record<string, unknown>>;

/** The response of the validators route (domo-api 2.2, 10.27). */
export interface CredentialValidation {
  /** Domo's own word. Only `SUCCESS` means success. */
  readonly result: string;
  readonly messages: readonly string[];
}

/**
 * `notFound`: the account, the user or group, or the route does not exist (domo-api 10.19). `noSuchMethod`: the path
 * accepts no change, so the instance only has version 1 of sharing.
 */
export type ShareResponse = 'shared' | 'notFound' | 'noSuchMethod';

/** A group. Domo lists its members by id. */
export interface GroupMembers {
  readonly userIds: readonly string[];
  /** False for a deleted group. */
  readonly active: boolean;
  /** Domo puts every user into it. */
  readonly everyone: boolean;
}

/** An account as the search returns it (domo-api 4.9). Null: the search does not say. */
export interface FoundAccount {
  /** With `searchOnly`; for an account that the list has too, the list says more. */
  readonly account: Account;
  readonly owners: readonly Pick<AccessEntry, 'type' | 'id' | 'name'>[] | null;
  readonly datasetCount: number | null;
  readonly used: boolean | null;
  /** When Domo last updated its index of this account, in epoch ms. */
  readonly indexedAt: number | null;
}

/** One page of the search. */
export interface SearchPage extends DomoList<FoundAccount> {
  /** How many accounts there are in all; null if Domo does not say. */
  readonly total: number | null;
}

/** A part of the activity log, in epoch ms. */
export interface AuditSpan {
  readonly start: number;
  readonly end: number;
}

/** A row of Domo's activity log (domo-api 2.2). */
export interface AuditedChange {
  /** False: Domo returned a row about something else. */
  readonly isOfAccount: boolean;
  /** Null: the row does not say which. */
  readonly accountId: DomoId | null;
  /** Domo's own word, such as `UPDATED`. */
  readonly action: string;
  readonly by: string | null;
  readonly at: number | null;
}

/** Rows in a page of the activity log at most. Here, since this module loads no HTTP client. */
export const AUDIT_PAGE_SIZE = 300;

/** `answeredAt`: by Domo's clock; null if it does not say. */
export interface AuditPage extends DomoList<AuditedChange> {
  readonly answeredAt: number | null;
}

/** One Domo instance. A method that fails throws a ProblemError and nothing else. */
export interface DomoClient extends DatasetRoutes, StreamRoutes, TokenRoutes {
  readonly origin: string;
  /** GET /api/content/v2/users/me (domo-api 1.5). */
  whoAmI(options?: DomoCallOptions): Promise<DomoUser>;
  /** get_accounts, get_oauth_accounts (domo-api 2.1 rows 1 and 2). */
  listAccounts(kind: AccountKind, options?: DomoCallOptions): Promise<DomoList<Account>>;
  /** One page of the search for plain accounts, by name (domo-api 2.2, 4.9): at most 100 from `offset` on. */
  searchAccounts(offset: number, options?: DomoCallOptions): Promise<SearchPage>;
  /**
   * What the activity log says of accounts, at most 300 rows from `offset` on (domo-api 2.2). Fails with `forbidden`
   * where the user may not read it, or the instance has none.
   */
  readAudit(span: AuditSpan, offset: number, options?: DomoCallOptions): Promise<AuditPage>;
  /** How many rows of that log there are. */
  countAudit(span: AuditSpan, options?: DomoCallOptions): Promise<number>;
  /** get_available_data_providers (row 3). */
  listProviders(options?: DomoCallOptions): Promise<DomoList<Provider>>;
  /** get_account_by_id, get_oauth_account_by_id (rows 4 and 5). */
  getAccount(kind: AccountKind, id: DomoId, options?: DomoCallOptions): Promise<Account>;
  /** get_account_config, get_oauth_account_config (rows 6, 6a and 7). Without the provider type, the client looks it up first. */
  getConfig(
    kind: AccountKind,
    id: DomoId,
    options?: DomoCallOptions & { readonly dataProviderType?: string | undefined },
  ): Promise<RawConfig>;
  /** get_account_accesslist, get_oauth_account_accesslist (rows 18 and 19). */
  getAccessList(
    kind: AccountKind,
    id: DomoId,
    options?: DomoCallOptions,
  ): Promise<DomoList<AccessEntry>>;

  /*
   * Writes. Each is sent once. They fail with `outcomeUnknown` when the request may have reached Domo and no reliable
   * response came back: time limit, broken connection, cancelled in transit, 502, 504. A request that certainly never
   * left fails like a read.
   */

  /** create_account, create_oauth_account (rows 9 and 12). Returns the new id. Fails with `crudFailed`. */
  createAccount(
    kind: AccountKind,
    body: CreateBody,
    options?: DomoCallOptions,
  ): Promise<{ id: DomoId }>;
  /** delete_account, delete_oauth_account (rows 10 and 13). Fails with `crudFailed`. */
  deleteAccount(kind: AccountKind, id: DomoId, options?: DomoCallOptions): Promise<void>;
  /** update_account_config, update_oauth_account_config (rows 14 and 15). Fails with `configRejected` (400) or `crudFailed`. */
  updateConfig(
    kind: AccountKind,
    id: DomoId,
    dataProviderType: string,
    changes: ConfigValues,
    options?: DomoCallOptions,
  ): Promise<void>;
  /** update_account_name, update_oauth_account_name (rows 16 and 17). The body is the name as text/plain, without quotes. Fails with `crudFailed`. */
  renameAccount(
    kind: AccountKind,
    id: DomoId,
    displayName: string,
    options?: DomoCallOptions,
  ): Promise<void>;
  /**
   * share_account, share_oauth_account (rows 20 and 21). A 500 on a plain account fails with `alreadyShared`, but it can
   * also be a fault of Domo's (domo-api 3.11): the caller compares the access lists. Other failures: `shareFailed`.
   * 404 and 405 are results, since nothing was changed. After a 400 the request is sent once more, with the id as a
   * number (domo-api 10.5).
   */
  share(
    kind: AccountKind,
    id: DomoId,
    principal: Pick<Principal, 'type' | 'id'>,
    accessLevel: GrantedLevel,
    options?: DomoCallOptions,
  ): Promise<ShareResponse>;
  /** share_account_v1 (row 22): for users and plain accounts only. A 500 fails with `alreadyShared`, as in `share`. */
  shareV1(
    id: DomoId,
    userId: string,
    permission: 'READ' | 'WRITE' | 'OWNER',
    options?: DomoCallOptions,
  ): Promise<void>;

  /* Supporting routes (domo-api 2.2). They change nothing. */

  /** Sent once. A message of Domo's that repeats a sent value is dropped. */
  validate(
    dataProviderType: string,
    credentials: ConfigValues,
    accountId: DomoId | null,
    options?: DomoCallOptions,
  ): Promise<CredentialValidation>;
  /** A skipped row is a dataset as well, one without a usable id. */
  listDatasets(
    kind: AccountKind,
    id: DomoId,
    options?: DomoCallOptions,
  ): Promise<DomoList<Dataset>>;
  /** Of plain accounts, in one request. Accounts that Domo does not answer for are left out. */
  countDatasets(
    ids: readonly DomoId[],
    options?: DomoCallOptions,
  ): Promise<ReadonlyMap<DomoId, number>>;
  /** By name or e-mail address; at most `limit`. */
  searchUsers(
    text: string,
    limit: number,
    options?: DomoCallOptions,
  ): Promise<readonly Principal[]>;
  /** By name; at most `limit`. Deleted groups are left out. */
  searchGroups(
    text: string,
    limit: number,
    options?: DomoCallOptions,
  ): Promise<readonly Principal[]>;
  /** Fails with `noMatch`. A system group may not be readable and fails in the same way. */
  getGroup(groupId: string, options?: DomoCallOptions): Promise<GroupMembers>;
  /** In the order of the ids. Users that Domo does not know are left out. */
  listUsers(userIds: readonly string[], options?: DomoCallOptions): Promise<readonly GroupMember[]>;

  rateLimiterState(): RateLimiterState;
  /** Ends idle connections. Calls still under way end with `cancelled`. */
  close(): void;
}

export interface DomoClientOptions {
  /** From `parseInstance`. */
  readonly origin: string;
  /** Called before each request, so that the client never keeps the token. */
  readonly token: () => Promise<string>;
  /** Called when the queue starts and stops waiting at Domo's request. */
  readonly onRateLimiterChange?: ((state: RateLimiterState) => void) | undefined;
  /** At most this many requests in flight; 5 by default (domo-api 7.5). */
  readonly inFlight?: number | undefined;
  /** The limit that all instances share; by default this one shares none. */
  readonly places?: RequestPlaces | undefined;
  /** Milliseconds before attempt number `attempt + 1`, when Domo names no time. Tests shorten it. */
  readonly backoff?: ((attempt: number) => number) | undefined;
  /** Milliseconds for one request; 20,000 by default (domo-api 1.6). Tests shorten it. */
  readonly timeout?: number | undefined;
  readonly network?: ClientNetwork | undefined;
}
