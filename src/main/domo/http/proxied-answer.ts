/**
 * An answer that came through a proxy. A company's proxy opens connections and can answer in Domo's place, mostly with
 * a page that says what it blocks, and often with status 200 or 403.
 */
import { ProblemError } from '../../../contract';
import { describeProxy } from './proxy';
import { isHtml, readErrorBody, type DomoResponse } from './response';

const ASK_ABOUT_PROXY =
  'Ask your network administrator whether the proxy lets Latchkey through; if it does, check the spelling of the instance and its token.';

/** `proxy`: without its credentials. */
export const wentThrough = (proxy: string): string => `The request went through the proxy ${proxy}`;

/** For a request that got no whole answer. */
export const proxyUsed = (proxy: string): string => `The proxy ${describeProxy(proxy)} was used.`;

/** A failure whose answer may be the proxy's says so. Domo's own refusals are JSON with a sentence or a trace id. */
export function orOfProxy(failure: ProblemError, response: DomoResponse): ProblemError {
  const { proxy } = response;
  const { quote, trace } = readErrorBody(response);
  if (proxy === null || quote !== '' || trace !== null) return failure;
  const { problem } = failure;
  const what = isHtml(response) ? 'page' : 'answer';
  return new ProblemError({
    ...problem,
    message: `${problem.message} ${wentThrough(proxy)}: the ${what} may be the proxy's.`,
    // Whether a change was made has to be looked up first, whoever answered.
    next: problem.code === 'outcomeUnknown' ? problem.next : ASK_ABOUT_PROXY,
  });
}

/** Domo's own 403 is JSON. A route that makes something of a 403 must not make it of such a page. */
export const isBlockPage = (response: DomoResponse): boolean =>
  response.proxy !== null && response.status === 403 && isHtml(response);
