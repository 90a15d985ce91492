/** From the answer to a change, or from none, to a Problem (domo-api 7.1). */
import { createProblem, ProblemError, type ProblemCode } from '../../../contract';
import { readErrorBody, type DomoResponse } from './response';
import { instanceFailure, isSuccess, MISSING_RIGHT_ADVICE } from './response-failure';
import { CANCELLED, TIMED_OUT, TOO_LARGE } from './transport';

/** What a route adds to the rules that all changes share. */
export interface WriteFailureRules {
  /** What was wanted, as a verb: `rename account 71`. */
  readonly intent: string;
  /** The code of a refusal. */
  readonly failsAs: (status: number) => ProblemCode;
  /** Values of a config in the request: a sentence of Domo's that repeats one of them is not shown. */
  readonly sentValues?: readonly string[];
}

/** A gateway gave up waiting for Domo, which may have done it all the same. */
const GATEWAY_STATUSES = [502, 504];

/** The error of an answer that is no success; null when it is one. */
export function writeFailure(
  answer: DomoResponse,
  origin: string,
  { intent, failsAs, sentValues }: WriteFailureRules,
): ProblemError | null {
  const { status } = answer;
  if (GATEWAY_STATUSES.includes(status)) {
    return outcomeUnknownError(intent, `Domo's gateway answered ${status}`, answer);
  }
  const failure = instanceFailure(answer, origin);
  if (failure || isSuccess(answer)) return failure;
  const { quote, trace } = readErrorBody(answer, sentValues);
  const code = failsAs(status);
  const did = status >= 500 ? 'failed' : 'refused';
  const reason = code === 'alreadyShared' ? ': it may be so already' : '';
  return new ProblemError(
    createProblem(code, `Domo ${did} to ${intent} (${status})${reason}.${quote}`, {
      status,
      trace,
      ...(status === 403 ? { next: MISSING_RIGHT_ADVICE } : {}),
    }),
  );
}

/** The request left, and no answer came that can be trusted: neither "done" nor "not done" would be true. */
export const outcomeUnknownError = (
  intent: string,
  why: string,
  answer?: DomoResponse,
): ProblemError =>
  new ProblemError(
    createProblem(
      'outcomeUnknown',
      `The request to ${intent} was sent, but ${why}: it is not known whether Domo did it.`,
      answer && { status: answer.status, trace: readErrorBody(answer).trace },
    ),
  );

/** `code` is the network error's code, not its text. */
export function lostResponseError(intent: string, code: string): ProblemError {
  const why =
    LOST_RESPONSE_REASONS.get(code) ?? `the connection broke before the answer was whole (${code})`;
  return outcomeUnknownError(intent, why);
}

const LOST_RESPONSE_REASONS: ReadonlyMap<string, string> = new Map([
  [TIMED_OUT, 'no answer came in time'],
  [CANCELLED, 'it was cancelled on the way'],
  [TOO_LARGE, 'the answer was too large to be read'],
]);
