/** The reading routes of the seed, each written once for both kinds (domo-api 2.1). */
import {
  createProblem,
  ProblemError,
  type Account,
  type AccountKind,
  type DomoUser,
} from '../../../contract';
import type { Ask, AskRequest } from '../ask';
import { configPath, families, NO_SUCH_ROUTE } from '../families';
import { parseAccessList } from '../parse/access';
import { parseAccount } from '../parse/account';
import { parseConfig } from '../parse/config';
import { isRow, prose, whole } from '../parse/fields';
import { parseList } from '../parse/list';
import { parseProvider } from '../parse/provider';
import type { CallOptions, DomoClient, Listing } from '../types';

const FORBIDDEN = 403;
const NO_MATCH = [FORBIDDEN, 404];

type Reading = Pick<
  DomoClient,
  'whoAmI' | 'listAccounts' | 'listProviders' | 'getAccount' | 'getConfig' | 'getAccessList'
>;

export function createReading(ask: Ask, origin: string): Reading {
  /** The JSON of the first place that has the route. */
  async function askFirst(
    places: readonly AskRequest[],
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    for (const place of places) {
      const last = place === places.at(-1);
      const allow = [...(place.allow ?? []), ...(last ? [] : NO_SUCH_ROUTE)];
      const answer = await ask({ ...place, allow }, signal);
      if ('json' in answer) return answer.json;
      if (place.allow?.includes(answer.allowed)) return forbidden(place.what, signal);
    }
    throw new ProblemError(createProblem('getFailed', 'The route is not there.'));
  }

  /** A list of the instance itself: users may read those, so a 403 is looked into. */
  const askList = (places: readonly AskRequest[], signal: AbortSignal | undefined) =>
    askFirst(
      places.map((place) => ({ ...place, allow: [FORBIDDEN] })),
      signal,
    );

  /** An instance that does not exist and a right that is missing both answer 403: who is asking tells (domo-api 1.5, 7.4). */
  async function forbidden(what: string, signal: AbortSignal | undefined): Promise<never> {
    await whoAmI(ask, origin, { signal });
    throw new ProblemError(
      createProblem('forbidden', `${origin} does not let the user of this token read ${what}.`, {
        status: FORBIDDEN,
      }),
    );
  }

  async function listAccounts(kind: AccountKind, options?: CallOptions): Promise<Listing<Account>> {
    const { list, listFallback, noun } = families[kind];
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
    options?: CallOptions,
  ): Promise<Account> {
    const { one, noun } = families[kind];
    const what = `${noun} ${id}`;
    // OAuth accounts have no route for one: list and pick (row 5).
    if (one === null) {
      const { items, setAside } = await listAccounts(kind, options);
      const listed = items.find((account) => account.id === id);
      // A row that could not be understood may be this one: that it is not there would not be true.
      const maybe = setAside.some((row) => row.id === null || row.id === id);
      return listed ?? (maybe ? unreadable(what) : notListed(what));
    }
    const json = await askFirst(
      [{ path: one(id), query: { unmask: 'false' }, what, noMatch: NO_MATCH }],
      options?.signal,
    );
    const [account] = parseList([json], what, (row) => parseAccount(kind, row)).items;
    return account ?? unreadable(what);
  }

  return {
    listAccounts,
    getAccount,
    whoAmI: async (options) => {
      const json = await whoAmI(ask, origin, options);
      const id = isRow(json) ? whole(json['id']) : null;
      if (!isRow(json) || id === null) return unreadable('the user of the token');
      return {
        id,
        displayName: prose(json['displayName']) ?? prose(json['userName']) ?? String(id),
        emailAddress: prose(json['emailAddress']),
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
      const what = `the config of ${families[kind].noun} ${id}`;
      const query = { unmask: 'true' };
      const place = { path, query, what, noMatch: NO_MATCH, quoteDomo: false };
      const json = await askFirst([place], options?.signal);
      return { dataProviderType, values: parseConfig(json, what) };
    },
    getAccessList: async (kind, id, options) => {
      const { access, accessFallback, noun } = families[kind];
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
async function whoAmI(
  ask: Ask,
  origin: string,
  options: CallOptions | undefined,
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

function notListed(what: string): never {
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

function unreadable(what: string): never {
  throw new ProblemError(
    createProblem('badResponse', `Domo's answer for ${what} cannot be understood.`),
  );
}
