/** The reading routes of the seed, each written once for both kinds (domo-api 2.1). */
import {
  createProblem,
  ProblemError,
  type Account,
  type AccountKind,
  type DomoUser,
} from '../../../contract';
import type { SendRead, ReadRequest } from '../http/read-request';
import { configPath, routePaths, ROUTE_MISSING_STATUSES } from './route-paths';
import { parseAccessList } from '../parse/parse-access-list';
import { parseAccount } from '../parse/parse-account';
import { parseConfig } from '../parse/parse-config';
import { isJsonRow, toDisplayText, toInteger } from '../parse/json-fields';
import { parseList } from '../parse/parse-list';
import { parseProvider } from '../parse/parse-provider';
import type { DomoCallOptions, DomoClient, DomoList } from '../domo-types';

const FORBIDDEN = 403;
const NO_MATCH_STATUSES = [FORBIDDEN, 404];

type ReadRoutes = Pick<
  DomoClient,
  'whoAmI' | 'listAccounts' | 'listProviders' | 'getAccount' | 'getConfig' | 'getAccessList'
>;

export function createReadRoutes(ask: SendRead, origin: string): ReadRoutes {
  /** The JSON of the first place that has the route. */
  async function askFirst(
    places: readonly ReadRequest[],
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    for (const place of places) {
      const last = place === places.at(-1);
      const allow = [...(place.allow ?? []), ...(last ? [] : ROUTE_MISSING_STATUSES)];
      const answer = await ask({ ...place, allow }, signal);
      if ('json' in answer) return answer.json;
      if (place.allow?.includes(answer.allowed)) return forbidden(place.what, signal);
    }
    throw new ProblemError(createProblem('getFailed', 'The route is not there.'));
  }

  /** A list of the instance itself: users may read those, so a 403 is looked into. */
  const askList = (places: readonly ReadRequest[], signal: AbortSignal | undefined) =>
    askFirst(
      places.map((place) => ({ ...place, allow: [FORBIDDEN] })),
      signal,
    );

  /** An instance that does not exist and a right that is missing both answer 403: who is asking tells (domo-api 1.5, 7.4). */
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
    const json = await askList(
      places.map((path) => ({ path, what })),
      options?.signal,
    );
    return parseList(json, what, (row) => parseAccount(kind, row));
  }

  async function getAccount(
    kind: AccountKind,
    id: number,
    options?: DomoCallOptions,
  ): Promise<Account> {
    const { byId: one, noun } = routePaths[kind];
    const what = `${noun} ${id}`;
    // OAuth accounts have no route for one: list and pick (row 5).
    if (one === null) {
      const { items, setAside } = await listAccounts(kind, options);
      const listed = items.find((account) => account.id === id);
      // A row that could not be understood may be this one: that it is not there would not be true.
      const maybe = setAside.some((row) => row.id === null || row.id === id);
      return listed ?? (maybe ? throwUnreadable(what) : throwNotListed(what));
    }
    const json = await askFirst(
      [{ path: one(id), query: { unmask: 'false' }, what, noMatch: NO_MATCH_STATUSES }],
      options?.signal,
    );
    const [account] = parseList([json], what, (row) => parseAccount(kind, row)).items;
    return account ?? throwUnreadable(what);
  }

  return {
    listAccounts,
    getAccount,
    whoAmI: async (options) => {
      const json = await readCurrentUser(ask, origin, options);
      const id = isJsonRow(json) ? toInteger(json['id']) : null;
      if (!isJsonRow(json) || id === null) return throwUnreadable('the user of the token');
      return {
        id,
        displayName:
          toDisplayText(json['displayName']) ?? toDisplayText(json['userName']) ?? String(id),
        emailAddress: toDisplayText(json['emailAddress']),
      } satisfies DomoUser;
    },
    listProviders: async (options) => {
      const what = 'the list of providers';
      const json = await askList([{ path: 'data/v1/providers', what }], options?.signal);
      return parseList(json, what, parseProvider);
    },
    getConfig: async (kind, id, options) => {
      const dataProviderType =
        options?.dataProviderType ?? (await getAccount(kind, id, options)).dataProviderType;
      const path = configPath(kind, dataProviderType, id);
      const what = `the config of ${routePaths[kind].noun} ${id}`;
      const query = { unmask: 'true' };
      const place = { path, query, what, noMatch: NO_MATCH_STATUSES, quoteDomo: false };
      const json = await askFirst([place], options?.signal);
      return { dataProviderType, values: parseConfig(json, what) };
    },
    getAccessList: async (kind, id, options) => {
      const { accessList: access, accessListFallback: accessFallback, noun } = routePaths[kind];
      const what = `the access list of ${noun} ${id}`;
      const paths = accessFallback === null ? [access(id)] : [access(id), accessFallback(id)];
      return parseAccessList(
        await askFirst(
          paths.map((path) => ({ path, what })),
          options?.signal,
        ),
      );
    },
  };
}

/** users/me: a 403 here speaks of the instance or the sign-in, not of a right (domo-api 1.5, 10.16). */
async function readCurrentUser(
  ask: SendRead,
  origin: string,
  options: DomoCallOptions | undefined,
): Promise<unknown> {
  const answer = await ask(
    {
      path: 'content/v2/users/me',
      what: 'the user of the token',
      triesToken: true,
      allow: [FORBIDDEN],
    },
    options?.signal,
  );
  if ('json' in answer) return answer.json;
  throw new ProblemError(
    createProblem(
      'instanceNotFound',
      `${origin} does not know this token's user: it may be another instance.`,
      {
        status: answer.allowed,
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

function throwUnreadable(what: string): never {
  throw new ProblemError(
    createProblem('badResponse', `Domo's answer for ${what} cannot be understood.`),
  );
}
