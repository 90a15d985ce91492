/** Routes that help with a change and make none themselves (domo-api 2.2). */
import type { Ask, AskRequest } from '../ask';
import { families } from '../families';
import { parseDatasets } from '../parse/dataset';
import { parseGroup, parseMembers } from '../parse/group';
import { parseGroups, parseUsers } from '../parse/principal';
import { parseValidation } from '../parse/validation';
import { valuesIn } from '../sent-values';
import { jsonBody } from '../transport';
import type { CallOptions, DomoClient } from '../types';

type Supporting = Pick<
  DomoClient,
  'validate' | 'listDatasets' | 'searchUsers' | 'searchGroups' | 'getGroup' | 'listUsers'
>;

/** Ids in one question: they stand in the address, and addresses have a limit. */
const USERS_ASKED = 100;

/** More than anybody asks for: deleted groups among them are dropped. */
const GROUPS_ASKED = 100;

export function createSupporting(ask: Ask): Supporting {
  async function json(request: AskRequest, options: CallOptions | undefined): Promise<unknown> {
    const answer = await ask(request, options?.signal);
    return 'json' in answer ? answer.json : null;
  }

  return {
    validate: async (dataProviderType, credentials, accountId, options) => {
      const secrets = valuesIn(credentials);
      const body = jsonBody({ dataProviderKey: dataProviderType, credentials, accountId });
      const path = 'data/v1/accounts/validators';
      const what = 'the check of the credentials';
      const answer = await json({ method: 'POST', path, body, what, secrets, once: true }, options);
      return parseValidation(answer, secrets);
    },

    listDatasets: async (kind, id, options) => {
      const { datasets, noun } = families[kind];
      const what = `the list of datasets that use ${noun} ${id}`;
      return parseDatasets(await json({ path: datasets(id), what }, options), what);
    },

    searchUsers: async (text, limit, options) => {
      const what = 'the list of users';
      const path = 'identity/v1/users/search';
      const answers = await Promise.all(
        // Two filters in one search would both have to fit.
        ['displayName', 'emailAddress'].map((field) =>
          json(
            { method: 'POST', path, body: jsonBody(userSearch(field, text, limit)), what },
            options,
          ),
        ),
      );
      const found = answers.flatMap((answer) => parseUsers(answer, what));
      return [...new Map(found.map((user) => [user.id, user])).values()].slice(0, limit);
    },

    searchGroups: async (text, limit, options) => {
      const what = 'the list of groups';
      const query = {
        limit: String(GROUPS_ASKED),
        offset: '0',
        search: text,
        ascending: 'true',
        sort: 'name',
      };
      const answer = await json({ path: 'content/v2/groups/grouplist', query, what }, options);
      return parseGroups(answer, what).slice(0, limit);
    },

    getGroup: async (groupId, options) => {
      const what = `group ${groupId}`;
      const path = `content/v2/groups/${groupId}`;
      return parseGroup(await json({ path, what, noMatch: [403, 404] }, options), what);
    },

    listUsers: async (userIds, options) => {
      const what = 'the list of users';
      const parts = Array.from({ length: Math.ceil(userIds.length / USERS_ASKED) }, (_, at) =>
        userIds.slice(at * USERS_ASKED, (at + 1) * USERS_ASKED),
      );
      const answers = await Promise.all(
        parts.map((ids) => {
          const query = { id: ids.join(','), includeDetails: 'true' };
          return json({ path: 'content/v3/users', query, what }, options);
        }),
      );
      return answers.flatMap((answer) => parseMembers(answer, what));
    },
  };
}

/** Sample: domo-api 8.16. */
const userSearch = (field: string, text: string, limit: number) => ({
  limit,
  offset: 0,
  includeDeleted: false,
  includeSupport: false,
  sort: { field: 'displayName', order: 'ASC' },
  filters: [{ filterType: 'text', field, text }],
  parts: ['DETAILED'],
  attributes: ['id', 'displayName', 'emailAddress'],
});
