/** Switches that change how a whole instance answers, until switched back (domo-api 9.1, 9.2). */

/** How an instance answers that does not exist (domo-api 7.4, 9.1). `refused`: nobody listens on its port. */
export type UnknownInstance = 'forbidden' | 'redirect' | 'page' | 'refused';

export interface Modes {
  /** `shuffled`: every list comes in another order on every call. */
  order: 'stored' | 'shuffled';
  /** `legacy`: no `allowExternalUse`, no `secretManagerAccountId` (domo-api 9.2). */
  shape: 'current' | 'legacy';
  /** Adds fields that no version of a client can know. */
  extraFields: boolean;
  /** Puts one odd row into a list, beside the others or in the place of one. Null: none. */
  brokenRow: BrokenRow | null;
  /** `short`: `/templates/user/extended` is 404, `/templates/user` answers shape P (domo-api 10.1). */
  oauthList: 'extended' | 'short';
  /** `list`, `array`: only `/templates/{id}/share` exists, with an envelope or a bare array (domo-api 10.2). */
  oauthAccess: 'usual' | 'list' | 'array';
  /** `v1only`: an old instance; giving access by v2 is 405, reading access lists works (domo-api 10.4). */
  sharing: 'v2' | 'v1only';
  /** What shares and deletes answer: no body at all, or 200 and `{}` (domo-api 9.1, 10.7). */
  emptyAnswer: 'nothing' | 'object';
  /** A new account is left out of so many answers of its list, and then is there (domo-api 9.2, "create"). */
  newListedAfter: number;
  /**
   * `shared`: the list has about 60 % of what the search has, as for a caller with whom the others are not shared
   * (domo-api 3.1).
   */
  accountList: 'all' | 'shared';
  /**
   * `masked`: no secret of a plain account is ever shown, which is the normal case (domo-api 3.5). `someReadable`: the
   * exception for tests that need clear secrets. `unmask=true` then shows those of accounts that are `readable`.
   */
  plainSecrets: 'masked' | 'someReadable';
  /** What is odd about the search for accounts. */
  search: SearchOddity | null;
  /** Rows in a page of that search at most, whatever is asked for (domo-api 10.26). */
  searchPage: number;
  /** Ids beyond 2^53: all digits -> the id that the data has in its place. */
  longIds: Readonly<Record<string, number>>;
  /** Where the body of a new DataSet must have its columns; the other place is 400 (domo-api 2.4). */
  datasetBody: 'columns' | 'schema';
  /** `wrapped`: a new DataSet is answered as `{dataSource: {dataSourceId}}`; `bare`: as `{dataSourceId}`. */
  datasetAnswer: 'wrapped' | 'bare';
  /**
   * Who may read the activity log: nobody, or admins. What it lacks: nothing, the older half (`short`), each third row
   * (`lossy`), or the route that counts (`noCount`).
   */
  audit: 'refused' | 'usual' | 'short' | 'lossy' | 'noCount';
  /** Rows in a page of that log at most, whatever is asked for. */
  auditPage: number;
  /** False: never compresses, whatever the client accepts. */
  gzip: boolean;
}

/**
 * `short`: pages end at half of the rows. `repeats`: every page is the first. `endless`: two rows in every page that
 * were not there before. `moving`: the total is another one on every page. `noTotal`: it is left out. `oddRow`: a row
 * without a usable id takes the place of one.
 */
export type SearchOddity = 'short' | 'repeats' | 'endless' | 'moving' | 'noTotal' | 'oddRow';

export interface BrokenRow {
  in: 'accounts' | 'oauth' | 'providers' | 'access';
  /** Any JSON value, put in as it is. */
  row: unknown;
  /** Position in the list; default 1, so that rows before and after it stay good. */
  at?: number | undefined;
  /**
   * The id of a row (a provider's key) that it takes the place of, wherever that is. A list without such a row
   * stays as it is.
   */
  replace?: number | string | undefined;
}

/** Rows as no client expects them; each breaks something else. */
export const oddRows = {
  null: null,
  text: 'row',
  list: [],
  empty: {},
  noId: { displayName: 'a row without id', dataProviderType: 'snowflake' },
  textId: { id: 'seventy-one', displayName: 'a row with a text id' },
  wrongTypes: {
    id: 9_000_001,
    name: 7,
    displayName: { de: 'Konto' },
    valid: 'yes',
    createdAt: 'x',
  },
} as const;

export const usualModes = (): Modes => ({
  order: 'stored',
  shape: 'current',
  extraFields: false,
  brokenRow: null,
  oauthList: 'extended',
  oauthAccess: 'usual',
  sharing: 'v2',
  emptyAnswer: 'nothing',
  newListedAfter: 0,
  plainSecrets: 'masked',
  accountList: 'all',
  search: null,
  searchPage: 100,
  longIds: {},
  datasetBody: 'columns',
  datasetAnswer: 'wrapped',
  audit: 'refused',
  auditPage: 1_000,
  gzip: true,
});
