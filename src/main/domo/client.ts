/** The client of one instance: a queue, retries for reading, one set of rules for every answer. */
import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { problem, ProblemError } from '../../contract';
import { answerFailure, networkFailure } from './failure';
import type { GetAnswer, GetRequest } from './get';
import { Pace } from './pace';
import { backoff, MOST_TRIES, retriedErrors, retriedStatuses, retryAfter } from './retry';
import { createReading } from './routes/reading';
import { sendGet, type Received } from './transport';
import type { DomoClient, DomoClientOptions } from './types';

const IN_FLIGHT = 5;
const TIMEOUT = 20_000;
/** Milliseconds for which a token that was refused is not sent again: a user who tries again is heard. */
const REFUSED_FOR = 5_000;

export function createDomoClient(options: DomoClientOptions): DomoClient {
  const transport = new Transport(options);
  return {
    origin: options.origin,
    ...createReading((request, signal) => transport.get(request, signal), options.origin),
    pace: () => transport.pace.state(),
    close: () => {
      transport.close();
    },
  };
}

class Transport {
  readonly pace: Pace;
  private readonly closed = new AbortController();
  /** Set by a 401: the token is no better for the requests that wait behind it (domo-api 7.4). */
  private refusal: { readonly error: ProblemError; readonly until: number } | null = null;

  constructor(private readonly options: DomoClientOptions) {
    // Every request that waits listens to it.
    setMaxListeners(0, this.closed.signal);
    this.pace = new Pace(options.inFlight ?? IN_FLIGHT, (state) => options.onPace?.(state));
  }

  close(): void {
    this.closed.abort();
    this.pace.close();
  }

  async get(request: GetRequest, callerSignal: AbortSignal | undefined): Promise<GetAnswer> {
    const { signal, release } = either(this.closed.signal, callerSignal);
    try {
      for (let attempt = 1; ; attempt++) {
        const received = await this.pace.run(() => this.once(request, signal), signal);
        const again = this.waitBeforeRetry(received, attempt);
        if (again === null) return this.finish(received, request);
        // Outside the queue: who waits does not keep a place from the others.
        await wait(again, undefined, { signal });
      }
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      if (signal.aborted) throw new ProblemError(problem('cancelled', 'It was cancelled.'));
      throw error;
    } finally {
      release();
    }
  }

  private async once(request: GetRequest, signal: AbortSignal): Promise<Received> {
    if (request.triesToken !== true) this.refuseAgain();
    return sendGet({
      origin: this.options.origin,
      path: request.path,
      query: request.query,
      token: await this.options.token(),
      timeout: this.options.timeout ?? TIMEOUT,
      signal,
    });
  }

  private refuseAgain(): void {
    if (this.refusal && Date.now() < this.refusal.until) throw this.refusal.error;
  }

  /** Milliseconds until the request is sent again; null when this was the last word. */
  private waitBeforeRetry(received: Received, attempt: number): number | null {
    const usual = (this.options.backoff ?? backoff)(attempt);
    if ('networkCode' in received) {
      return attempt < MOST_TRIES && retriedErrors.has(received.networkCode) ? usual : null;
    }
    const { status } = received.answer;
    if (!retriedStatuses.has(status)) return null;
    const asked = retryAfter(received.retryAfter, Date.now());
    const pause = asked ?? usual;
    if (status === 429 || status === 503) this.pace.slowDown(pause);
    return attempt < MOST_TRIES ? pause : null;
  }

  private finish(received: Received, request: GetRequest): GetAnswer {
    const { origin } = this.options;
    if ('networkCode' in received) {
      throw new ProblemError(networkFailure(received.networkCode, origin));
    }
    const { answer } = received;
    if (request.allow?.includes(answer.status)) return { allowed: answer.status };
    const failure = answerFailure(answer, origin, request);
    if (failure) {
      if (failure.problem.code === 'unauthorized') {
        this.refusal = { error: failure, until: Date.now() + REFUSED_FOR };
      }
      throw failure;
    }
    this.refusal = null;
    this.pace.good();
    return { status: answer.status, json: parseJson(answer.body, answer.status) };
  }
}

/** Aborted when either is. (`AbortSignal.any` is younger than the oldest runtime.) */
function either(
  first: AbortSignal,
  second: AbortSignal | undefined,
): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  const signals = second ? [first, second] : [first];
  for (const signal of signals) {
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  }
  return {
    signal: controller.signal,
    release: () => {
      for (const signal of signals) signal.removeEventListener('abort', abort);
    },
  };
}

function parseJson(body: string, status: number): unknown {
  if (body.trim() === '') {
    throw new ProblemError(
      problem('badResponse', 'Domo answered with nothing where data was expected.', { status }),
    );
  }
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new ProblemError(
      problem('badResponse', "Domo's answer is cut short or is not JSON.", { status }),
    );
  }
}
