/** The two kinds differ by a few path pieces; the routes themselves are written once (domo-api 2.1). */
import { fail, type AccountKind } from '../../../contract';

export interface RoutePaths {
  /** The kind, in a sentence. */
  readonly noun: string;
  /** Rows 1 and 2. */
  readonly list: string;
  /** Where to look when `list` is not there (domo-api 10.1). */
  readonly listFallback: string | null;
  /** Row 4; null: there is no route for one, so the list is filtered (row 5). */
  readonly byId: ((id: number) => string) | null;
  /** The segment of the config routes (rows 6 and 7). */
  readonly configSegment: string;
  /** Reading and changing it (rows 18 to 21). */
  readonly accessList: (id: number) => string;
  /** Where to look when `access` is not there (domo-api 10.2). */
  readonly accessListFallback: ((id: number) => string) | null;
  /** Where one is made (rows 9 and 12). */
  readonly create: string;
  /** Rows 10 and 13. */
  readonly remove: (id: number) => string;
  /** Rows 16 and 17. */
  readonly rename: (id: number) => string;
  /** Datasets that depend on it (domo-api 2.2). */
  readonly datasets: (id: number) => string;
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

/** What Domo answers where an instance does not have a path; 404 may as well speak of what the path names. */
export const ROUTE_MISSING_STATUSES: readonly number[] = [404, 405];

/** Reading and changing a config (rows 6, 7, 14 and 15): provider type as one path segment. */
export function configPath(kind: AccountKind, dataProviderType: string, id: number): string {
  // Dots would climb to another route, however they are written; half a character cannot be written at all.
  if (/^\.{1,2}$|\p{Surrogate}/u.test(dataProviderType)) {
    fail('invalidRequest', 'There is no provider of this type.');
  }
  const { configSegment } = routePaths[kind];
  return `data/v1/providers/${encodeURIComponent(dataProviderType)}/${configSegment}/${id}`;
}
