/** The paths of both kinds of accounts (domo-api 2.1). The kinds only differ here: each route is written once. */
import { fail, type AccountKind, type DomoId } from '../../../contract';

export interface RoutePaths {
  /** The name of the kind, for messages. */
  readonly noun: string;
  /** Rows 1 and 2. */
  readonly list: string;
  /** The path to try when `list` does not exist (domo-api 10.1). */
  readonly listFallback: string | null;
  /** Row 4. Null when there is no route for one account: the list is filtered instead (row 5). */
  readonly byId: ((id: DomoId) => string) | null;
  /** The segment of the config routes (rows 6 and 7). */
  readonly configSegment: string;
  /** Reading and changing it (rows 18 to 21). */
  readonly accessList: (id: DomoId) => string;
  /** The path to try when `accessList` does not exist (domo-api 10.2). */
  readonly accessListFallback: ((id: DomoId) => string) | null;
  /** Creates an account (rows 9 and 12). */
  readonly create: string;
  /** Rows 10 and 13. */
  readonly remove: (id: DomoId) => string;
  /** Rows 16 and 17. */
  readonly rename: (id: DomoId) => string;
  /** Datasets that depend on it (domo-api 2.2). */
  readonly datasets: (id: DomoId) => string;
}

export const routePaths: Readonly<Record<AccountKind, RoutePaths>> = {
  account: {
    noun: 'account',
    list: 'data/v1/accounts',
    listFallback: null,
    byId: (id) => `data/v1/accounts/${id}`,
    configSegment: 'account',
    accessList: (id) => `data/v2/accounts/share/${id}`,
    accessListFallback: null,
    create: 'data/v1/accounts',
    remove: (id) => `data/v1/accounts/${id}`,
    rename: (id) => `data/v1/accounts/${id}/name`,
    datasets: (id) => `data/v2/datasources/account/${id}`,
  },
  oauth: {
    noun: 'OAuth account',
    list: 'data/v1/accounts/templates/user/extended',
    listFallback: 'data/v1/accounts/templates/user',
    byId: null,
    configSegment: 'template',
    accessList: (id) => `data/v2/accounts/templates/share/${id}`,
    accessListFallback: (id) => `data/v2/accounts/templates/${id}/share`,
    create: 'data/v1/accounts/templates',
    remove: (id) => `data/v1/accounts/templates/${id}`,
    rename: (id) => `data/v1/accounts/templates/${id}/name`,
    datasets: (id) => `data/v2/datasources/account-templates/${id}`,
  },
};

/** Statuses for a path that the instance does not have. A 404 can also mean that the account does not exist. */
export const ROUTE_MISSING_STATUSES: readonly number[] = [404, 405];

/** The path to read and change a config (rows 6, 7, 14 and 15). The provider type is one path segment. */
export function configPath(kind: AccountKind, dataProviderType: string, id: DomoId): string {
  // `.` and `..` would lead to another route, even escaped. Half a surrogate pair cannot be encoded.
  if (/^\.{1,2}$|\p{Surrogate}/u.test(dataProviderType)) {
    fail('invalidRequest', 'There is no provider of this type.');
  }
  const { configSegment } = routePaths[kind];
  return `data/v1/providers/${encodeURIComponent(dataProviderType)}/${configSegment}/${id}`;
}
