/**
 * The access tokens and API clients of an instance (domo-api 2.2, 2.3). Known from clients, and not documented by Domo:
 * an instance may refuse them, or ask for a right of its own.
 */
import { createProblem, fail, ProblemError, toProblem, type ProblemCode } from '../../../contract';
import { outcomeUnknownError } from '../http/write-failure';
import type { ReadRequest, SendRead } from '../http/read-request';
import { jsonBody } from '../http/send-http-request';
import type { SendWrite } from '../http/write-request';
import { exactNumber } from '../parse/exact-json';
import type { Answer, AnswerName } from '../parse/answer-parsers';
import type { TokenRoutes } from '../token-types';

const TOKENS = 'data/v1/accesstokens';
const API_CLIENTS = 'identity/v1/developer-tokens';

/** 403: the user may not do it. 404 and 405: the instance has no such route. */
const REFUSED_STATUSES: readonly number[] = [403, 404, 405];

const failsAs = (status: number): ProblemCode =>
  REFUSED_STATUSES.includes(status) ? 'forbidden' : 'crudFailed';

/** Digits or a UUID. It goes into a path. */
const PLAIN_ID = /^[\w-]{1,100}$/u;

/** Since 2026 Domo may want a one-time code for it, which only a person has (domo-api 1.3, 10.29). */
const MAKE_BY_HAND =
  'Make a token in Domo (Admin > Authentication > Access tokens), and give it to this instance.';

export function createTokenRoute(ask: SendRead, write: SendWrite, origin: string): TokenRoutes {
  async function list<N extends AnswerName>(
    request: ReadRequest<N>,
    plural: string,
    signal: AbortSignal | undefined,
  ): Promise<Answer<N>> {
    const response = await ask({ ...request, allow: REFUSED_STATUSES }, signal);
    if ('answer' in response) return response.answer;
    const message = `${origin} does not let the user of this token list ${plural}.`;
    throw new ProblemError(createProblem('forbidden', message, { status: response.allowed }));
  }

  async function revoke(
    path: string,
    id: string,
    intent: string,
    signal: AbortSignal | undefined,
  ): Promise<'revoked' | 'gone'> {
    if (!PLAIN_ID.test(id)) return fail('noMatch', `There is nothing with the id ${id} there.`);
    const response = await write(
      { method: 'DELETE', path: `${path}/${id}`, intent, failsAs, allow: [404] },
      signal,
    );
    return 'allowed' in response ? 'gone' : 'revoked';
  }

  return {
    listTokens: (options) =>
      list(
        { as: 'accessTokens', path: TOKENS, what: 'the list of access tokens' },
        'access tokens',
        options?.signal,
      ),

    createToken: async ({ name, ownerId, expires }, options) => {
      const intent = `create the access token ${name}`;
      const body = jsonBody({ name, ownerId: exactNumber(ownerId), expires });
      const response = await write(
        { method: 'POST', path: TOKENS, body, intent, failsAs },
        options?.signal,
      ).catch((error: unknown) => {
        const problem = toProblem(error);
        throw problem.code === 'forbidden'
          ? new ProblemError({ ...problem, next: MAKE_BY_HAND })
          : error;
      });
      const answered = 'parse' in response ? response : undefined;
      const created = await answered
        ?.parse('newToken', { what: 'the new access token', sentValues: [] })
        .catch(() => null);
      if (created) return created;
      throw outcomeUnknownError(intent, 'the answer has no token', answered);
    },

    revokeToken: (id, options) => revoke(TOKENS, id, `revoke access token ${id}`, options?.signal),

    listApiClients: (options) =>
      list(
        { as: 'apiClients', path: API_CLIENTS, what: 'the list of API clients' },
        'API clients',
        options?.signal,
      ),

    revokeApiClient: (id, options) =>
      revoke(API_CLIENTS, id, `revoke API client ${id}`, options?.signal),
  };
}
