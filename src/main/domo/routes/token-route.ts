/** The access tokens of an instance (domo-api 2.3). Listing them may need a right of its own. */
import { createProblem, ProblemError } from '../../../contract';
import type { SendRead } from '../http/read-request';
import type { DomoClient } from '../domo-types';

/** 403: the user may not list them. 404 and 405: the instance has no such list. */
const REFUSED_STATUSES: readonly number[] = [403, 404, 405];

export const createTokenRoute = (
  ask: SendRead,
  origin: string,
): Pick<DomoClient, 'listTokens'> => ({
  listTokens: async (options) => {
    const what = 'the list of access tokens';
    const path = 'data/v1/accesstokens';
    const response = await ask(
      { as: 'accessTokens', path, what, allow: REFUSED_STATUSES },
      options?.signal,
    );
    if ('answer' in response) return response.answer;
    const message = `${origin} does not let the user of this token list access tokens.`;
    throw new ProblemError(createProblem('forbidden', message, { status: response.allowed }));
  },
});
