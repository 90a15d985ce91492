/** Sends a request that changes nothing, and retries while Domo is busy or the connection breaks. */
import { setTimeout as wait } from 'node:timers/promises';
import { ProblemError } from '../../../contract';
import { maxAnswerBytes, type Answer, type AnswerName } from '../parse/answer-parsers';
import { networkFailure } from './network-failure';
import { isBlockPage } from './proxied-answer';
import { responseFailure, type ReadFailureRules } from './response-failure';
import type { InstanceConnection, DomoRequest, ReceivedResponse } from './instance-connection';
import { MAX_ATTEMPTS, RETRIED_NETWORK_ERRORS, RETRIED_STATUSES } from './retry-policy';

/** A read request, as a route describes it: a GET, or a POST where Domo wants the search text in a body. */
export interface ReadRequest<N extends AnswerName = AnswerName>
  extends ReadFailureRules, Omit<DomoRequest, 'method' | 'maxBytes'> {
  /** How the answer is parsed, and so how large it may be. */
  readonly as: N;
  readonly method?: 'GET' | 'POST';
  /** Statuses that are returned instead of thrown, for routes that then try another path. */
  readonly allow?: readonly number[];
  /** Never retried: Domo passes it to a third party that may count the attempts. */
  readonly once?: boolean;
}

/** The parsed answer of a success and its time by the host's clock, or a status from `allow`. */
export type ReadResponse<N extends AnswerName> =
  { readonly answer: Answer<N>; readonly answeredAt: number | null } | { readonly allowed: number };

export type SendRead = <N extends AnswerName>(
  request: ReadRequest<N>,
  signal: AbortSignal | undefined,
) => Promise<ReadResponse<N>>;

export const createSendRead =
  (line: InstanceConnection): SendRead =>
  (request, callerSignal) =>
    line.withSignal(callerSignal, async (signal) => {
      const tries = request.once === true ? 1 : MAX_ATTEMPTS;
      for (let attempt = 1; ; attempt++) {
        const maxBytes = maxAnswerBytes(request.as);
        const received = await line.send({ method: 'GET', ...request, maxBytes }, signal);
        const pause = line.applyBackpressure(received, attempt);
        if (attempt >= tries || !isWorthRetrying(received))
          return toReadResponse(line, received, request);
        // Outside the queue, so that a waiting request does not block others.
        await wait(pause, undefined, { signal });
      }
    });

const isWorthRetrying = (received: ReceivedResponse): boolean =>
  'networkCode' in received
    ? RETRIED_NETWORK_ERRORS.has(received.networkCode)
    : RETRIED_STATUSES.has(received.response.status);

async function toReadResponse<N extends AnswerName>(
  line: InstanceConnection,
  received: ReceivedResponse,
  request: ReadRequest<N>,
): Promise<ReadResponse<N>> {
  if ('networkCode' in received) {
    const maxBytes = maxAnswerBytes(request.as);
    throw new ProblemError(
      networkFailure(received.networkCode, line.origin, { ...received, maxBytes }),
    );
  }
  const { response } = received;
  if (request.allow?.includes(response.status) && !isBlockPage(response))
    return { allowed: response.status };
  const failure = responseFailure(response, line.origin, request);
  if (failure) throw line.rememberRefusedToken(failure);
  line.onSuccess();
  const { as, what, sentValues = [] } = request;
  return {
    answer: await response.parse(as, { what, sentValues }),
    answeredAt: response.answeredAt,
  };
}
