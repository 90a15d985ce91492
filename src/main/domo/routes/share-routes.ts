/** Changing who may use an account (domo-api 2.1, rows 20 to 22; payloads: domo-api 4.5). */
import { fail, toProblem, type ProblemCode } from '../../../contract';
import { routePaths } from './route-paths';
import { jsonBody } from '../http/transport';
import type { DomoClient, ShareResponse } from '../domo-types';
import type { SendWrite } from '../http/write-request';

const NOT_FOUND = 404;
const METHOD_NOT_ALLOWED = 405;

/** What plain accounts answer where the access is there already; a fault answers the same (domo-api 3.11). */
const plainAccountFailsAs = (status: number): ProblemCode =>
  status === 500 ? 'alreadyShared' : 'shareFailed';

export const createShareRoutes = (write: SendWrite): Pick<DomoClient, 'share' | 'shareV1'> => ({
  share: async (kind, id, principal, accessLevel, options) => {
    const { accessList: access, noun } = routePaths[kind];
    const put = async (whom: string | number): Promise<ShareResponse> => {
      const answer = await write(
        {
          method: 'PUT',
          path: access(id),
          body: jsonBody({ type: principal.type, id: whom, accessLevel }),
          intent: `change the access of ${principal.type.toLowerCase()} ${principal.id} to ${noun} ${id}`,
          failsAs: kind === 'account' ? plainAccountFailsAs : () => 'shareFailed',
          allow: [NOT_FOUND, METHOD_NOT_ALLOWED],
        },
        options?.signal,
      );
      if (!('allowed' in answer)) return 'shared';
      return answer.allowed === NOT_FOUND ? 'notFound' : 'noSuchMethod';
    };
    try {
      return await put(principal.id);
    } catch (error) {
      // An instance may want a number (domo-api 10.5). What was refused with 400 did nothing, so nothing is done twice.
      const number = Number(principal.id);
      if (toProblem(error).status !== 400 || !Number.isSafeInteger(number)) throw error;
      return put(number);
    }
  },

  shareV1: async (id, userId, permission, options) => {
    const user = Number(userId);
    // This version wants a number: one that cannot hold the id would be another user.
    if (!Number.isSafeInteger(user)) fail('invalidRequest', `There is no user ${userId}.`);
    await write(
      {
        method: 'PUT',
        path: `data/v1/accounts/${id}/share`,
        body: jsonBody({ type: 'USER', id: user, permissions: [permission] }),
        intent: `change the access of user ${userId} to account ${id}`,
        failsAs: plainAccountFailsAs,
      },
      options?.signal,
    );
  },
});
