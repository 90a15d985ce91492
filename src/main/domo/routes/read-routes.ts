/** The routes that read accounts, each written once for both kinds (domo-api 2.1). */
import {
  createProblem,
  ProblemError,
  type Account,
  type AccountKind,
  type DomoUser,
  type DomoId,
} from '../../../contract';
import type { SendRead, ReadRequest } from '../http/read-request';
import { configPath, routePaths, ROUTE_MISSING_STATUSES } from './route-paths';
import { failUnreadable, type Answer, type AnswerName } from '../parse/answer-parsers';
import type { DomoCallOptions, DomoClient, DomoList } from '../domo-types';

const FORBIDDEN = 403;
const NO_MATCH_STATUSES = [FORBIDDEN, 404];

type ReadRoutes = Pick<
  DomoClient,
  'whoAmI' | 'listAccounts' | 'listProviders' | 'getAccount' | 'getConfig' | 'getAccessList'
>;

export function createReadRoutes(ask: SendRead, origin: string): ReadRoutes {
  /** The answer of the first path that the instance has. */
  async function askFirst<N extends AnswerName>(
    places: readonly ReadRequest<N>[],
    signal: AbortSignal | undefined,
  ): Promise<Answer<N>> {
    for (const place of places) {
      const last = place === places.at(-1);
      const allow = [...(place.allow ?? []), ...(last ? [] : ROUTE_MISSING_STATUSES)];
      const response = await ask({ ...place, allow }, signal);
      if ('answer' in response) return response.answer;
      if (place.allow?.includes(response.allowed)) return forbidden(place.what, signal);
    }
    throw new ProblemError(createProblem('getFailed', 'The route is not there.'));
  }

  /** Reads a list of the instance. Every user may read those, so a 403 is checked. */
  const askList = <N extends AnswerName>(
    places: readonly ReadRequest<N>[],
    signal: AbortSignal | undefined,
  ) =>
    askFirst(
      places.map((place) => ({ ...place, allow: [FORBIDDEN] })),
      signal,
    );

  /** A 403 means a missing right or a missing instance. Reading the current user tells which (domo-api 1.5, 7.4). */
  async function forbidden(what: string, signal: AbortSignal | undefined): Promise<never> {
    await readCurrentUser(ask, origin, { signal });
    throw new ProblemError(
      createProblem('forbidden', `${origin} does not let the user of this token read ${what}.`, {
        status: FORBIDDEN,
      }),
    );
  }

  async function listAccounts(
    kind: AccountKind,
    options?: DomoCallOptions,
  ): Promise<DomoList<Account>> {
    const { list, listFallback, noun } = routePaths[kind];
    const what = `the list of ${noun}s`;
    const places = listFallback === null ? [list] : [list, listFallback];
    const as = kind === 'oauth' ? 'oauthAccounts' : 'accounts';
    return askList(
      places.map((path) => ({ as, path, what })),
      options?.signal,
    );
  }

  async function getAccount(
    kind: AccountKind,
    id: DomoId,
    options?: DomoCallOptions,
  ): Promise<Account> {
    const { byId: one, noun } = routePaths[kind];
    const what = `${noun} ${id}`;
    // OAuth accounts have no route for one account, so this reads the list (row 5).
    if (one === null) {
      const { items, setAside } = await listAccounts(kind, options);
      const listed = items.find((account) => account.id === id);
      // A skipped row may be this account, so it must not be called missing.
      const maybe = setAside.some((row) => row.id === null || row.id === id);
      return listed ?? (maybe ? failUnreadable(what) : throwNotListed(what));
    }
    const query = { unmask: 'false' };
    return askFirst(
      [{ as: 'account', path: one(id), query, what, noMatch: NO_MATCH_STATUSES }],
      options?.signal,
    );
  }

  return {
    listAccounts,
    getAccount,
    whoAmI: (options) => readCurrentUser(ask, origin, options),
    listProviders: async (options) => {
      const what = 'the list of providers';
      return askList([{ as: 'providers', path: 'data/v1/providers', what }], options?.signal);
    },
    getConfig: async (kind, id, options) => {
      const dataProviderType =
        options?.dataProviderType ?? (await getAccount(kind, id, options)).dataProviderType;
      const path = configPath(kind, dataProviderType, id);
      const what = `the config of ${routePaths[kind].noun} ${id}`;
      const query = { unmask: 'true' };
      const values = await askFirst(
        [{ as: 'config', path, query, what, noMatch: NO_MATCH_STATUSES, quoteDomo: false }],
        options?.signal,
      );
      return { dataProviderType, values };
    },
    getAccessList: async (kind, id, options) => {
      const { accessList: access, accessListFallback: accessFallback, noun } = routePaths[kind];
      const what = `the access list of ${noun} ${id}`;
      const paths = accessFallback === null ? [access(id)] : [access(id), accessFallback(id)];
      return askFirst(
        paths.map((path) => ({ as: 'accessList', path, what })),
        options?.signal,
      );
    },
  };
}

/** users/me. A 403 here is about the instance or the sign-in, not about a right (domo-api 1.5, 10.16). */
async function readCurrentUser(
  ask: SendRead,
  origin: string,
  options: DomoCallOptions | undefined,
): Promise<DomoUser> {
  const response = await ask(
    {
      as: 'currentUser',
      path: 'content/v2/users/me',
      what: 'the user of the token',
      triesToken: true,
      allow: [FORBIDDEN],
    },
    options?.signal,
  );
  if ('answer' in response) return response.answer;
  throw new ProblemError(
    createProblem(
      'instanceNotFound',
      `${origin} does not know this token's user: it may be another instance.`,
      {
        status: response.allowed,
        next: 'Check the instance, and that the token was made in it.',
      },
    ),
  );
}

function throwNotListed(what: string): never {
  throw new ProblemError(
    createProblem(
      'noMatch',
      `There is no ${what}, or it is not shared with the user of this token.`,
      {
        status: 200,
      },
    ),
  );
}
