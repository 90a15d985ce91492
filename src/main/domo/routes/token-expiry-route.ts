/** Lists when access tokens expire (domo-api 2.3). */
import { fail } from '../../../contract';
import type { SendRead } from '../http/read-request';
import type { TokenExpiryRoute } from '../token-expiry-types';

export const createTokenExpiryRoute = (ask: SendRead): TokenExpiryRoute => ({
  listTokenExpiries: async (options) => {
    const what = 'the list of access tokens';
    const request = {
      as: 'tokenExpiries',
      path: 'data/v1/accesstokens',
      what,
      allow: [403, 404],
    } as const;
    const response = await ask(request, options?.signal);
    return 'answer' in response
      ? response.answer
      : fail('forbidden', `The user of this token may not read ${what}.`, {
          status: response.allowed,
        });
  },
});
