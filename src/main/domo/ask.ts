/** Asks what changes nothing: sent again while Domo is busy or the connection broke. */
import { setTimeout as wait } from 'node:timers/promises';
import { ProblemError } from '../../contract';
import { parseJson } from './answer';
import { answerFailure, networkFailure, type AskRules } from './failure';
import type { Line, Outgoing } from './line';
import { MOST_TRIES, retriedErrors, retriedStatuses } from './retry';
import type { Received } from './transport';

/** A question as the routes put it: a GET, save where Domo wants its search words in a body. */
export interface AskRequest extends AskRules, Omit<Outgoing, 'method'> {
  readonly method?: 'GET' | 'POST';
  /** Statuses that are handed back instead of raised, for routes with a second place to look. */
  readonly allow?: readonly number[];
  /** Never sent again: Domo passes it on to somebody who may count the tries. */
  readonly once?: boolean;
}

/** The parsed JSON of a success, or the status that `allow` names. */
export type AskAnswer =
  { readonly status: number; readonly json: unknown } | { readonly allowed: number };

export type Ask = (request: AskRequest, signal: AbortSignal | undefined) => Promise<AskAnswer>;

export const createAsk =
  (line: Line): Ask =>
  (request, callerSignal) =>
    line.under(callerSignal, async (signal) => {
      const tries = request.once === true ? 1 : MOST_TRIES;
      for (let attempt = 1; ; attempt++) {
        const received = await line.send({ method: 'GET', ...request }, signal);
        const pause = line.heed(received, attempt);
        if (attempt >= tries || !mayHelp(received)) return finish(line, received, request);
        // Outside the queue: who waits does not keep a place from the others.
        await wait(pause, undefined, { signal });
      }
    });

const mayHelp = (received: Received): boolean =>
  'networkCode' in received
    ? retriedErrors.has(received.networkCode)
    : retriedStatuses.has(received.answer.status);

function finish(line: Line, received: Received, request: AskRequest): AskAnswer {
  if ('networkCode' in received) {
    throw new ProblemError(networkFailure(received.networkCode, line.origin));
  }
  const { answer } = received;
  if (request.allow?.includes(answer.status)) return { allowed: answer.status };
  const failure = answerFailure(answer, line.origin, request);
  if (failure) throw line.refusedBy(failure);
  line.accepted();
  return { status: answer.status, json: parseJson(answer.body, answer.status) };
}
