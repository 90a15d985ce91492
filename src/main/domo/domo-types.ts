/** What the rest of main may ask of one Domo instance. The client in this folder is the one implementation. */
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
} from '../../contract';

/** What every call may be given. */
export interface DomoCallOptions {
  /** Aborting it ends the call, waiting or running, with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
}

/** What of a list could not be understood. */
export interface SkippedRows {
  /** The first of the rows that could not be understood. */
  readonly setAside: readonly SkippedRow[];
  /** All of them. */
  readonly setAsideCount: number;
}

/** A list that was understood as far as it could be: one odd row does not lose the others. */
export interface DomoList<T> extends SkippedRows {
  readonly items: readonly T[];
}

/**
 * A config as Domo answered it (domo-api 4.7). Values are text; a boolean or number that Domo sent is made text,
 * null and missing are null. HOLDS SECRETS: never leaves main, is never logged or stored as it is.
 */
export interface RawConfig {
  readonly dataProviderType: string;
  readonly values: ReadonlyMap<string, string | null>;
}

/** How an instance's queue is doing. `waitingUntil` is epoch ms while Domo asked us to wait, else null. */
export interface RateLimiterState {
  readonly inFlight: number;
  readonly queued: number;
  readonly limit: number;
  readonly waitingUntil: number | null;
}

/** A create body as it is sent (domo-api 4.6). HOLDS SECRETS. */
export type CreateBody = Readonly<Record<string, unknown>>;

/** What the validators route answered (domo-api 2.2, 10.27). */
export interface CredentialValidation {
  /** Domo's own word; `SUCCESS` alone is a success. */
  readonly result: string;
  readonly messages: readonly string[];
}

/**
 * `notFound`: the account, who is meant or the route is not there (domo-api 10.19). `noSuchMethod`: the path takes no
 * change, so the instance has the first version of sharing alone.
 */
export type ShareResponse = 'shared' | 'notFound' | 'noSuchMethod';

/** A dataset that depends on an account. */
export interface Dataset {
  readonly id: string;
  readonly name: string;
}

/** A group as it is: its members by id alone. */
export interface GroupMembers {
  readonly userIds: readonly string[];
  /** False: it is deleted. */
  readonly active: boolean;
}

/** One Domo instance. Every method throws a ProblemError and nothing else. */
export interface DomoClient {
  readonly origin: string;
  /** GET /api/content/v2/users/me (domo-api 1.5). */
  whoAmI(options?: DomoCallOptions): Promise<DomoUser>;
  /** get_accounts, get_oauth_accounts (domo-api 2.1 rows 1 and 2). */
  listAccounts(kind: AccountKind, options?: DomoCallOptions): Promise<DomoList<Account>>;
  /** get_available_data_providers (row 3). */
  listProviders(options?: DomoCallOptions): Promise<DomoList<Provider>>;
  /** get_account_by_id, get_oauth_account_by_id (rows 4 and 5). */
  getAccount(kind: AccountKind, id: number, options?: DomoCallOptions): Promise<Account>;
  /** get_account_config, get_oauth_account_config (rows 6, 6a and 7). The provider type is looked up when it is not given. */
  getConfig(
    kind: AccountKind,
    id: number,
    options?: DomoCallOptions & { readonly dataProviderType?: string | undefined },
  ): Promise<RawConfig>;
  /** get_account_accesslist, get_oauth_account_accesslist (rows 18 and 19). */
  getAccessList(
    kind: AccountKind,
    id: number,
    options?: DomoCallOptions,
  ): Promise<DomoList<AccessEntry>>;

  /*
   * Writes. Each is sent once. `outcomeUnknown`: the request left and no answer that can be trusted came
   * (time limit, connection, cancelled on the way, 502, 504). What certainly did not leave fails as reading does.
   */

  /** create_account, create_oauth_account (rows 9 and 12). Answers the new id. Fails with `crudFailed`. */
  createAccount(
    kind: AccountKind,
    body: CreateBody,
    options?: DomoCallOptions,
  ): Promise<{ id: number }>;
  /** delete_account, delete_oauth_account (rows 10 and 13). Fails with `crudFailed`. */
  deleteAccount(kind: AccountKind, id: number, options?: DomoCallOptions): Promise<void>;
  /** update_account_config, update_oauth_account_config (rows 14 and 15). 400: `configRejected`; else `crudFailed`. */
  updateConfig(
    kind: AccountKind,
    id: number,
    dataProviderType: string,
    changes: ConfigValues,
    options?: DomoCallOptions,
  ): Promise<void>;
  /** update_account_name, update_oauth_account_name (rows 16 and 17): text/plain, bare. Fails with `crudFailed`. */
  renameAccount(
    kind: AccountKind,
    id: number,
    displayName: string,
    options?: DomoCallOptions,
  ): Promise<void>;
  /**
   * share_account, share_oauth_account (rows 20 and 21). 500 on a plain account: `alreadyShared`, which may as
   * well be a fault (domo-api 3.11): the caller reads the list and decides. Anything else: `shareFailed`.
   * 404 and 405 are answers: nothing was changed. 400 is asked once more with the id as a number (domo-api 10.5).
   */
  share(
    kind: AccountKind,
    id: number,
    principal: Pick<Principal, 'type' | 'id'>,
    accessLevel: GrantedLevel,
    options?: DomoCallOptions,
  ): Promise<ShareResponse>;
  /** share_account_v1 (row 22): users alone, plain accounts alone. 500: `alreadyShared`, as with `share`. */
  shareV1(
    id: number,
    userId: string,
    permission: 'READ' | 'WRITE' | 'OWNER',
    options?: DomoCallOptions,
  ): Promise<void>;

  /* Supporting routes (domo-api 2.2). They change nothing. */

  /** Sent once; a value that was sent is cut out of Domo's messages. */
  validate(
    dataProviderType: string,
    credentials: ConfigValues,
    accountId: number | null,
    options?: DomoCallOptions,
  ): Promise<CredentialValidation>;
  /** What is set aside is a dataset too: one that cannot be named. */
  listDatasets(
    kind: AccountKind,
    id: number,
    options?: DomoCallOptions,
  ): Promise<DomoList<Dataset>>;
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
  /** Fails with `noMatch`, also for system groups, which may not be readable. */
  getGroup(groupId: string, options?: DomoCallOptions): Promise<GroupMembers>;
  /** In the order of the ids. Those that Domo does not know are left out. */
  listUsers(userIds: readonly string[], options?: DomoCallOptions): Promise<readonly GroupMember[]>;

  rateLimiterState(): RateLimiterState;
  /** Ends idle connections. Calls still under way end with `cancelled`. */
  close(): void;
}

export interface DomoClientOptions {
  /** As `parseInstance` made it. */
  readonly origin: string;
  /** Asked before each request, so that a token lives in the vault alone. */
  readonly token: () => Promise<string>;
  /** Told whenever the queue starts or stops waiting on Domo's request. */
  readonly onRateLimiterChange?: ((state: RateLimiterState) => void) | undefined;
  /** At most this many requests in flight; 5 by default (domo-api 7.5). */
  readonly inFlight?: number | undefined;
  /** Milliseconds before try number `attempt + 1` when Domo names no time. Tests shorten it. */
  readonly backoff?: ((attempt: number) => number) | undefined;
  /** Milliseconds for one request; 20,000 by default (domo-api 1.6). Tests shorten it. */
  readonly timeout?: number | undefined;
}
