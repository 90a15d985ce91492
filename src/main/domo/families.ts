/** The two kinds differ by a few path pieces; the routes themselves are written once (domo-api 2.1). */
import type { Kind } from '../../contract';

export interface Family {
  /** Rows 1 and 2. */
  readonly list: string;
  /** Where to look when `list` is not there (domo-api 10.1). */
  readonly listFallback: string | null;
  /** Row 4; null: there is no route for one, so the list is filtered (row 5). */
  readonly one: ((id: number) => string) | null;
  /** The segment of the config routes (rows 6 and 7). */
  readonly configSegment: string;
  /** Rows 18 and 19. */
  readonly access: (id: number) => string;
  /** Where to look when `access` is not there (domo-api 10.2). */
  readonly accessFallback: ((id: number) => string) | null;
}

export const families: Readonly<Record<Kind, Family>> = {
  account: {
    list: 'data/v1/accounts',
    listFallback: null,
    one: (id) => `data/v1/accounts/${id}`,
    configSegment: 'account',
    access: (id) => `data/v2/accounts/share/${id}`,
    accessFallback: null,
  },
  oauth: {
    list: 'data/v1/accounts/templates/user/extended',
    listFallback: 'data/v1/accounts/templates/user',
    one: null,
    configSegment: 'template',
    access: (id) => `data/v2/accounts/templates/share/${id}`,
    accessFallback: (id) => `data/v2/accounts/templates/${id}/share`,
  },
};

/** GET of a config: provider type as one path segment. */
export const configPath = (kind: Kind, dataProviderType: string, id: number): string =>
  `data/v1/providers/${encodeURIComponent(dataProviderType)}/${families[kind].configSegment}/${id}`;
