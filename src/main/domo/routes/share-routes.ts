/** Changing who may use an account (domo-api 2.1, rows 20 to 22; payloads: domo-api 4.5). */
import { fail, toProblem, type ProblemCode } from '../../../contract';
import { routePaths } from './route-paths';
import { jsonBody } from '../http/send-http-request';
import { exactNumber } from '../parse/exact-json';
import type { DomoClient, ShareResponse } from '../domo-types';
import type { SendWrite } from '../http/write-request';

/** Can be written as a JSON number. */
const DECIMAL_ID = /^(?:0|[1-9]\d*)$/;
const NOT_FOUND = 404;
const METHOD_NOT_ALLOWED = 405;

/** For a plain account, a 500 means that the access exists already, or a fault of Domo's (domo-api 3.11). */
const plainAccountFailsAs = (status: number): ProblemCode =>
  status === 500 ? 'alreadyShared' : 'shareFailed';

export const createShareRoutes = (write: SendWrite): Pick<DomoClient, 'share' | 'shareV1'> => ({
  share: async (kind, id, principal, accessLevel, options) => {
    const { accessList: access, noun } = routePaths[kind];
    const put = async (whom: string | ReturnType<typeof exactNumber>): Promise<ShareResponse> => {
      const response = await write(
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
      if (!('allowed' in response)) return 'shared';
      return response.allowed === NOT_FOUND ? 'notFound' : 'noSuchMethod';
    };
    try {
      return await put(principal.id);
    } catch (error) {
      // Some instances want the id as a number (domo-api 10.5). A 400 changed nothing, so this cannot share twice.
      if (toProblem(error).status !== 400 || !DECIMAL_ID.test(principal.id)) throw error;
      return put(exactNumber(principal.id));
    }
  },

  shareV1: async (id, userId, permission, options) => {
    // Version 1 wants the id as a number, with all its digits.
    if (!DECIMAL_ID.test(userId)) fail('invalidRequest', `There is no user ${userId}.`);
    await write(
      {
        method: 'PUT',
        path: `data/v1/accounts/${id}/share`,
        body: jsonBody({ type: 'USER', id: exactNumber(userId), permissions: [permission] }),
        intent: `change the access of user ${userId} to account ${id}`,
        failsAs: plainAccountFailsAs,
      },
      options?.signal,
    );
  },
});
