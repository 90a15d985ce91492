/** Routes that look things up before a change: credential checks, datasets, users, groups (domo-api 2.2). */
import { fail } from '../../../contract';
import type { SendRead, ReadRequest } from '../http/read-request';
import { routePaths } from './route-paths';
import type { Answer, AnswerName } from '../parse/answer-parsers';
import { collectValues } from '../redact/repeats-sent-value';
import { exactNumber } from '../parse/exact-json';
import { jsonBody } from '../http/send-http-request';
import type { DomoCallOptions, DomoClient } from '../domo-types';

type LookupRoutes = Pick<
  DomoClient,
  | 'validate'
  | 'listDatasets'
  | 'countDatasets'
  | 'searchUsers'
  | 'searchGroups'
  | 'getGroup'
  | 'listUsers'
>;

/** Ids in one request. They are in the URL, which has a maximum length. */
const USERS_PER_REQUEST = 100;

/** More than are ever shown, since deleted groups are dropped from the result. */
const GROUPS_PER_REQUEST = 100;

export function createLookupRoutes(ask: SendRead): LookupRoutes {
  async function read<N extends AnswerName>(
    request: ReadRequest<N>,
    options: DomoCallOptions | undefined,
  ): Promise<Answer<N>> {
    const response = await ask(request, options?.signal);
    // No request here allows a status.
    return 'answer' in response ? response.answer : fail('getFailed', 'The route is not there.');
  }

  return {
    validate: async (dataProviderType, credentials, accountId, options) => {
      const sentValues = collectValues(credentials);
      const id = accountId === null ? null : exactNumber(String(accountId));
      const body = jsonBody({ dataProviderKey: dataProviderType, credentials, accountId: id });
      const path = 'data/v1/accounts/validators';
      const what = 'the check of the credentials';
      return read(
        { as: 'validation', method: 'POST', path, body, what, sentValues, once: true },
        options,
      );
    },

    listDatasets: async (kind, id, options) => {
      const { datasets, noun } = routePaths[kind];
      const what = `the list of datasets that use ${noun} ${id}`;
      return read({ as: 'datasets', path: datasets(id), what }, options);
    },

    countDatasets: async (ids, options) => {
      const body = jsonBody(ids.map((id) => exactNumber(String(id))));
      const what = 'the datasets of many accounts';
      const path = 'data/v2/datasources/accounts';
      return read({ as: 'datasetCounts', method: 'POST', path, body, what }, options);
    },

    searchUsers: async (text, limit, options) => {
      const what = 'the list of users';
      const path = 'identity/v1/users/search';
      const answers = await Promise.all(
        // Two filters in one search are combined with AND.
        ['displayName', 'emailAddress'].map((field) =>
          read(
            {
              as: 'users',
              method: 'POST',
              path,
              body: jsonBody(userSearchBody(field, text, limit)),
              what,
            },
            options,
          ),
        ),
      );
      const found = answers.flat();
      return [...new Map(found.map((user) => [user.id, user])).values()].slice(0, limit);
    },

    searchGroups: async (text, limit, options) => {
      const what = 'the list of groups';
      const query = {
        limit: String(GROUPS_PER_REQUEST),
        offset: '0',
        search: text,
        ascending: 'true',
        sort: 'name',
      };
      const path = 'content/v2/groups/grouplist';
      return (await read({ as: 'groups', path, query, what }, options)).slice(0, limit);
    },

    getGroup: async (groupId, options) => {
      const what = `group ${groupId}`;
      const path = `content/v2/groups/${groupId}`;
      return read({ as: 'group', path, what, noMatch: [403, 404] }, options);
    },

    listUsers: async (userIds, options) => {
      const what = 'the list of users';
      const parts = Array.from({ length: Math.ceil(userIds.length / USERS_PER_REQUEST) }, (_, at) =>
        userIds.slice(at * USERS_PER_REQUEST, (at + 1) * USERS_PER_REQUEST),
      );
      const answers = await Promise.all(
        parts.map((ids) => {
          const query = { id: ids.join(','), includeDetails: 'true' };
          return read({ as: 'groupMembers', path: 'content/v3/users', query, what }, options);
        }),
      );
      return answers.flat();
    },
  };
}

/** Sample: domo-api 8.16. */
const userSearchBody = (field: string, text: string, limit: number) => ({
  limit,
  offset: 0,
  includeDeleted: false,
  includeSupport: false,
  sort: { field: 'displayName', order: 'ASC' },
  filters: [{ filterType: 'text', field, text }],
  parts: ['DETAILED'],
  attributes: ['id', 'displayName', 'emailAddress'],
});
