/** The Problem of a failed response (domo-api 7). */
import { createProblem, ProblemError, type ProblemCode } from '../../../contract';
import { orOfProxy } from './proxied-answer';
import { isHtml, readErrorBody, type DomoResponse } from './response';

/** The part of the rules that differs by read route. */
export interface ReadFailureRules {
  /** What was to be read, for the message: `the accounts`, `account 71`. */
  readonly what: string;
  /** Statuses that mean: it does not exist, or is not shared with this user. */
  readonly noMatch?: readonly number[];
  /** Whether the message may quote Domo. False for configs, since the quote may repeat a value. */
  readonly quoteDomo?: boolean;
  /** Values of a config in the request: a sentence of Domo's that repeats one of them is not shown. */
  readonly sentValues?: readonly string[];
}

const createProblemError = (
  code: ProblemCode,
  message: string,
  more: Parameters<typeof createProblem>[2] = {},
): ProblemError => new ProblemError(createProblem(code, message, more));

export const isSuccess = ({ status }: DomoResponse): boolean => status >= 200 && status < 300;

/** The error of a response; null for a success, which is a 2xx without a web page. */
export function responseFailure(
  response: DomoResponse,
  origin: string,
  rules: ReadFailureRules,
): ProblemError | null {
  if ([502, 504].includes(response.status)) {
    return orOfProxy(unavailableError(response, origin), response);
  }
  const failure = instanceFailure(response, origin);
  if (failure || isSuccess(response)) return failure;
  return orOfProxy(readRefusedError(response, rules), response);
}

/** An error of the instance, the network or the token. It is the same for every route, and nothing was changed. */
export function instanceFailure(response: DomoResponse, origin: string): ProblemError | null {
  const blocked = blockedByNetworkRule(response, origin);
  if (blocked) return blocked;
  const failure = unblockedFailure(response, origin);
  return failure && orOfProxy(failure, response);
}

function unblockedFailure(response: DomoResponse, origin: string): ProblemError | null {
  const { status } = response;
  if (status >= 300 && status < 400) return redirectError(response, origin);
  if (isSuccess(response)) return isHtml(response) ? webPageError(response, origin) : null;
  if (status === 503) return unavailableError(response, origin);
  const more = { status, trace: readErrorBody(response).trace };
  if (status === 401) {
    const message = `${origin} refuses the token: it is wrong, expired or revoked.`;
    return createProblemError('unauthorized', message, more);
  }
  if (status !== 429) return null;
  return createProblemError('rateLimited', `${origin} refuses more requests for now.`, more);
}

const unavailableError = (response: DomoResponse, origin: string): ProblemError =>
  createProblemError('unavailable', `${origin} is not available (${response.status}).`, {
    status: response.status,
    trace: readErrorBody(response).trace,
  });

/** An allowlist or VPN rule: a page that says so, or a redirect to it (domo-api 7.3). */
function blockedByNetworkRule(response: DomoResponse, origin: string): ProblemError | null {
  const redirect = response.status >= 300 && response.status < 400;
  const page = isHtml(response) && /<title>\s*Domo - Blocked\s*<\/title>/i.test(response.body);
  const sentAway = redirect && /whitelist\/blocked/i.test(`${response.location} ${response.body}`);
  if (!page && !sentAway) return null;
  const ip = /\b\d{1,3}(?:\.\d{1,3}){3}\b/.exec(page ? response.body : '')?.[0];
  const from = ip ?? 'this network';
  return createProblemError(
    'blockedByNetworkRule',
    `${origin} does not accept connections from ${from}.`,
    {
      status: response.status,
    },
  );
}

const redirectError = ({ status, location, proxy }: DomoResponse, origin: string): ProblemError =>
  createProblemError(
    'instanceNotFound',
    /auth|login/i.test(location)
      ? `${origin} sends to a sign-in page instead of answering.`
      : `${origin} sends elsewhere instead of answering${noSuchInstance(proxy)}.`,
    { status },
  );

const webPageError = ({ status, proxy }: DomoResponse, origin: string): ProblemError =>
  createProblemError(
    'instanceNotFound',
    `${origin} answers with a web page${noSuchInstance(proxy)}.`,
    {
      status,
    },
  );

/** Behind a proxy, that is only one of two reasons. */
const noSuchInstance = (proxy: string | null): string =>
  proxy === null ? ': there may be no such instance' : '';

function readRefusedError(response: DomoResponse, rules: ReadFailureRules): ProblemError {
  const { status } = response;
  const { quote, trace } = readErrorBody(response, rules.sentValues);
  const more = { status, trace };
  if (rules.noMatch?.includes(status)) {
    return createProblemError(
      'noMatch',
      `${capitalise(rules.what)} was not found, or is not shared with the user of this token.`,
      more,
    );
  }
  const reason = rules.quoteDomo === false ? '' : quote;
  return createProblemError(
    'getFailed',
    `${capitalise(rules.what)} could not be read (${status}).${reason}`,
    {
      ...more,
      // An instance that does not exist and a right that is missing look the same here (domo-api 1.5, 7.4).
      ...(status === 403 ? { next: MISSING_RIGHT_ADVICE } : {}),
    },
  );
}

export const MISSING_RIGHT_ADVICE =
  'Check the instance and its token (“Check token” in its menu); the user of the token may lack the right.';

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
