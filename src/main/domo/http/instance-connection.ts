/** The connection to one instance: sends each request with the token, through the queue, and reacts to responses. */
import { createProblem, ProblemError } from '../../../contract';
import { RateLimiter } from './rate-limiter';
import { backoffDelay, parseRetryAfter } from './retry-policy';
import { redactToken } from '../redact/redact-token';
import { sendOverHttp, type RequestBody, type TransportResult } from './send-http-request';
import type { DomoClientOptions } from '../domo-types';

const DEFAULT_IN_FLIGHT = 5;
const DEFAULT_TIMEOUT_MS = 20_000;
/** For this many milliseconds a refused token is not sent again. Short, so that a user can try again. */
const REFUSED_TOKEN_MS = 5_000;

/** One request, without the instance and the token. */
export interface DomoRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly body?: RequestBody | undefined;
  /** Sent even after the token was refused: this request checks the token. */
  readonly triesToken?: boolean;
}

export class InstanceConnection {
  readonly rateLimiter: RateLimiter;
  readonly origin: string;
  private readonly closed = new AbortController();
  /** Set by a 401: the token would be refused for all waiting requests (domo-api 7.4). */
  private tokenRefusal: {
    readonly error: ProblemError;
    /** Of the clock that nobody can move. */ readonly until: number;
  } | null = null;

  constructor(private readonly options: DomoClientOptions) {
    this.origin = options.origin;
    this.rateLimiter = new RateLimiter(options.inFlight ?? DEFAULT_IN_FLIGHT, (state) =>
      options.onRateLimiterChange?.(state),
    );
  }

  close(): void {
    this.closed.abort();
    this.rateLimiter.close();
  }

  /** Runs work with a signal that the caller or `close` aborts. Aborted work fails with `cancelled`. */
  async withSignal<T>(
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

  /** Sends one request when the queue allows it. Calls `onLeft` once the request may have reached Domo. */
  send(
    outgoing: DomoRequest & { onLeft?: () => void },
    signal: AbortSignal,
  ): Promise<TransportResult> {
    const { method, path, query, body, onLeft } = outgoing;
    return this.rateLimiter.run(async () => {
      if (outgoing.triesToken !== true) this.throwIfTokenRefused();
      const token = await this.options.token();
      const { origin } = this;
      const timeout = this.options.timeout ?? DEFAULT_TIMEOUT_MS;
      const sent = { origin, method, path, query, body, token, timeout, signal, onLeft };
      return redactTokenIn(await sendOverHttp(sent), token);
    }, signal);
  }

  /** Slows the queue down when Domo asks for it. Returns the ms to wait before a retry. */
  applyBackpressure(received: TransportResult, attempt: number): number {
    const usual = (this.options.backoff ?? backoffDelay)(attempt);
    if ('networkCode' in received) return usual;
    const pause = parseRetryAfter(received.retryAfter, Date.now()) ?? usual;
    if ([429, 503].includes(received.response.status)) this.rateLimiter.slowDown(pause);
    return pause;
  }

  /** Remembers a 401, so that waiting requests do not all try the same token. Returns the failure. */
  rememberRefusedToken(failure: ProblemError): ProblemError {
    if (failure.problem.code === 'unauthorized') {
      this.tokenRefusal = { error: failure, until: performance.now() + REFUSED_TOKEN_MS };
    }
    return failure;
  }

  private throwIfTokenRefused(): void {
    if (this.tokenRefusal && performance.now() < this.tokenRefusal.until)
      throw this.tokenRefusal.error;
  }

  onSuccess(): void {
    this.tokenRefusal = null;
    this.rateLimiter.onSuccess();
  }
}

/** Domo, a gateway or a proxy may repeat the token. It is removed here, before anything reads the response. */
const redactTokenIn = (received: TransportResult, token: string): TransportResult =>
  'networkCode' in received
    ? received
    : {
        ...received,
        response: { ...received.response, body: redactToken(received.response.body, token) },
      };
