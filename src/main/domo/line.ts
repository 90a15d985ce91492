/** The line to one instance: its queue, its token, and what one answer means to the requests behind it. */
import { createProblem, ProblemError } from '../../contract';
import { Pace } from './pace';
import { backoff, retryAfter } from './retry';
import { withoutToken } from './token';
import { send, type Body, type Received } from './transport';
import type { DomoClientOptions } from './types';

const IN_FLIGHT = 5;
const TIMEOUT = 20_000;
/** Milliseconds for which a token that was refused is not sent again: a user who tries again is heard. */
const REFUSED_FOR = 5_000;

/** What a request is, apart from the instance it goes to. */
export interface Outgoing {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly body?: Body | undefined;
  /** Sent even after the token was refused: it is how a token is tried again. */
  readonly triesToken?: boolean;
}

export class Line {
  readonly pace: Pace;
  readonly origin: string;
  private readonly closed = new AbortController();
  /** Set by a 401: the token is no better for the requests that wait behind it (domo-api 7.4). */
  private refusal: { readonly error: ProblemError; readonly until: number } | null = null;

  constructor(private readonly options: DomoClientOptions) {
    this.origin = options.origin;
    this.pace = new Pace(options.inFlight ?? IN_FLIGHT, (state) => options.onPace?.(state));
  }

  close(): void {
    this.closed.abort();
    this.pace.close();
  }

  /** Runs work under a signal that the caller and `close` both end; what they end fails with `cancelled`. */
  async under<T>(
    callerSignal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const signal = AbortSignal.any([this.closed.signal, ...(callerSignal ? [callerSignal] : [])]);
    try {
      return await work(signal);
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      if (signal.aborted) throw new ProblemError(createProblem('cancelled', 'It was cancelled.'));
      throw error;
    }
  }

  /** Sends one request when its turn comes. `onLeft` is told when it may have reached Domo. */
  send(outgoing: Outgoing & { onLeft?: () => void }, signal: AbortSignal): Promise<Received> {
    const { method, path, query, body, onLeft } = outgoing;
    return this.pace.run(async () => {
      if (outgoing.triesToken !== true) this.refuseAgain();
      const token = await this.options.token();
      const { origin } = this;
      const timeout = this.options.timeout ?? TIMEOUT;
      const sent = { origin, method, path, query, body, token, timeout, signal, onLeft };
      return cleanOf(await send(sent), token);
    }, signal);
  }

  /** Slows the queue down when Domo asks for it. Answers the ms to wait before the same is sent again. */
  heed(received: Received, attempt: number): number {
    const usual = (this.options.backoff ?? backoff)(attempt);
    if ('networkCode' in received) return usual;
    const pause = retryAfter(received.retryAfter, Date.now()) ?? usual;
    if ([429, 503].includes(received.answer.status)) this.pace.slowDown(pause);
    return pause;
  }

  /** Keeps a refused token from being tried by every request that waits. */
  refusedBy(failure: ProblemError): ProblemError {
    if (failure.problem.code === 'unauthorized') {
      this.refusal = { error: failure, until: Date.now() + REFUSED_FOR };
    }
    return failure;
  }

  private refuseAgain(): void {
    if (this.refusal && Date.now() < this.refusal.until) throw this.refusal.error;
  }

  accepted(): void {
    this.refusal = null;
    this.pace.good();
  }
}

/** Domo, a gateway or a proxy may repeat the token: it ends here, before anything reads the answer. */
const cleanOf = (received: Received, token: string): Received =>
  'networkCode' in received
    ? received
    : {
        ...received,
        answer: { ...received.answer, body: withoutToken(received.answer.body, token) },
      };
