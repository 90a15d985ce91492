/** The search for accounts, which also returns accounts that the list may lack (domo-api 2.2, 3.1, 8.14). */
import { fail } from '../../../contract';
import type { SendRead } from '../http/read-request';
import { jsonBody } from '../http/send-http-request';
import type { DomoClient } from '../domo-types';

/** Domo returns no more in one page, whatever is asked for (domo-api 10.26). */
const SEARCH_PAGE_SIZE = 100;

export const createAccountSearchRoute = (ask: SendRead): Pick<DomoClient, 'searchAccounts'> => ({
  searchAccounts: async (offset, options) => {
    const response = await ask(
      {
        as: 'searchPage',
        method: 'POST',
        path: 'search/v1/query',
        body: jsonBody(searchBody(offset)),
        what: 'the search for accounts',
      },
      options?.signal,
    );
    return 'answer' in response ? response.answer : fail('getFailed', 'The route is not there.');
  },
});

/** Sorted, since the pages of an unsorted search could overlap. */
const searchBody = (offset: number) => ({
  count: SEARCH_PAGE_SIZE,
  offset,
  combineResults: false,
  query: '**',
  filters: [],
  facetValuesToInclude: [],
  queryProfile: 'GLOBAL',
  entityList: [['account']],
  sort: { fieldSorts: [{ field: 'display_name_sort', sortOrder: 'ASC' }] },
});
