/** The Problem of a write that failed, or that got no response (domo-api 7.1). */
import { createProblem, ProblemError, type ProblemCode } from '../../../contract';
import { orOfProxy, proxyUsed } from './proxied-answer';
import { readErrorBody, type DomoResponse } from './response';
import { instanceFailure, isSuccess, MISSING_RIGHT_ADVICE } from './response-failure';
import { CANCELLED, TIMED_OUT, TOO_LARGE, type FailedTransport } from './send-http-request';

/** The part of the rules that differs by write route. */
export interface WriteFailureRules {
  /** The action, as a verb: `rename account 71`. */
  readonly intent: string;
  /** The Problem code for a refusal with this status. */
  readonly failsAs: (status: number) => ProblemCode;
  /** Values of a config in the request: a sentence of Domo's that repeats one of them is not shown. */
  readonly sentValues?: readonly string[];
}

/** A gateway stopped waiting for Domo. Domo may still have made the change. */
const GATEWAY_STATUSES = [502, 504];

/** The error of a response; null for a success. */
export function writeFailure(
  response: DomoResponse,
  origin: string,
  { intent, failsAs, sentValues }: WriteFailureRules,
): ProblemError | null {
  const { status } = response;
  if (GATEWAY_STATUSES.includes(status)) {
    const unknown = outcomeUnknownError(intent, `Domo's gateway answered ${status}`, response);
    return orOfProxy(unknown, response);
  }
  const failure = instanceFailure(response, origin);
  if (failure || isSuccess(response)) return failure;
  const { quote, trace } = readErrorBody(response, sentValues);
  const code = failsAs(status);
  const did = status >= 500 ? 'failed' : 'refused';
  const reason = code === 'alreadyShared' ? ': it may be so already' : '';
  const refused = createProblem(code, `Domo ${did} to ${intent} (${status})${reason}.${quote}`, {
    status,
    trace,
    ...(status === 403 ? { next: MISSING_RIGHT_ADVICE } : {}),
  });
  return orOfProxy(new ProblemError(refused), response);
}

/** The request was sent and no reliable response came: it is unknown whether Domo made the change. */
export const outcomeUnknownError = (
  intent: string,
  why: string,
  response?: DomoResponse,
): ProblemError =>
  new ProblemError(
    createProblem(
      'outcomeUnknown',
      `The request to ${intent} was sent, but ${why}: it is not known whether Domo did it.`,
      response && { status: response.status, trace: readErrorBody(response).trace },
    ),
  );

/** `networkCode` is the network error's code, not its text. */
export function lostResponseError(
  intent: string,
  { networkCode: code, proxy = null }: FailedTransport,
): ProblemError {
  const why =
    LOST_RESPONSE_REASONS.get(code) ?? `the connection broke before the answer was whole (${code})`;
  const { problem } = outcomeUnknownError(intent, why);
  if (proxy === null || code === CANCELLED) return new ProblemError(problem);
  return new ProblemError({ ...problem, message: `${problem.message} ${proxyUsed(proxy)}` });
}

const LOST_RESPONSE_REASONS: ReadonlyMap<string, string> = new Map([
  [TIMED_OUT, 'no answer came in time'],
  [CANCELLED, 'it was cancelled on the way'],
  [TOO_LARGE, 'the answer was too large to be read'],
]);
