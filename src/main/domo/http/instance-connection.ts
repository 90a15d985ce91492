/** The connection to one instance: sends each request with the token, through the queue, and reacts to responses. */
import { createProblem, ProblemError } from '../../../contract';
import { RateLimiter } from './rate-limiter';
import { backoffDelay, parseRetryAfter } from './retry-policy';
import { decodeText } from '../../../contract/decode-text';
import type { AnswerThreadHost } from '../parse/answer-thread-host';
import type { Answer, AnswerContext, AnswerName } from '../parse/answer-parsers';
import { createTokenRedactor, type TokenRedactor } from '../redact/redact-token';
import { describeProxy } from './proxy';
import { wentThrough } from './proxied-answer';
import type { DomoResponse } from './response';
import {
  CANCELLED,
  sendOverHttp,
  type FailedTransport,
  type RawResponse,
  type RequestBody,
  type TransportResult,
} from './send-http-request';
import type { DomoClientOptions } from '../domo-types';

const DEFAULT_IN_FLIGHT = 5;
const DEFAULT_TIMEOUT_MS = 20_000;
/** For this many milliseconds a refused token is not sent again. Short, so that a user can try again. */
const REFUSED_TOKEN_MS = 5_000;

/** A response whose token is removed, or the code of a network error. */
export type ReceivedResponse =
  { readonly response: DomoResponse; readonly retryAfter: string | undefined } | FailedTransport;

/** One request, without the instance and the token. */
export interface DomoRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly body?: RequestBody | undefined;
  /** The largest success that is read, after decompression. */
  readonly maxBytes: number;
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

  /** HOLDS SECRETS. Of the last token: most requests have the same. */
  private redactor: { readonly token: string; readonly redact: TokenRedactor } | null = null;

  constructor(
    private readonly options: DomoClientOptions,
    private readonly answers: AnswerThreadHost,
  ) {
    this.origin = options.origin;
    this.rateLimiter = new RateLimiter(
      options.inFlight ?? DEFAULT_IN_FLIGHT,
      (state) => options.onRateLimiterChange?.(state),
      options.places,
    );
  }

  close(): void {
    this.redactor = null;
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
  ): Promise<ReceivedResponse> {
    const { method, path, query, body, onLeft, maxBytes } = outgoing;
    return this.rateLimiter.run(async () => {
      if (outgoing.triesToken !== true) this.throwIfTokenRefused();
      const token = await this.options.token();
      const { origin } = this;
      const timeout = this.options.timeout ?? DEFAULT_TIMEOUT_MS;
      const { network } = this.options;
      const sent = {
        origin,
        method,
        path,
        query,
        body,
        token,
        timeout,
        signal,
        onLeft,
        maxBytes,
        network,
      };
      return this.toReceived(await sendOverHttp(sent), token);
    }, signal);
  }

  /** Slows the queue down when Domo asks for it. Returns the ms to wait before a retry. */
  applyBackpressure(received: ReceivedResponse, attempt: number): number {
    const usual = (this.options.backoff ?? backoffDelay)(attempt);
    if ('networkCode' in received) {
      if (received.networkCode !== CANCELLED) this.rateLimiter.onSilence();
      return usual;
    }
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

  /** Domo, a gateway or a proxy may repeat the token. It is removed before anything reads the response. */
  private toReceived(result: TransportResult, token: string): ReceivedResponse {
    if ('networkCode' in result) return result;
    const { status, contentType, location, blocks, retryAfter, date = '' } = result;
    const proxy = result.proxy === null ? null : describeProxy(result.proxy);
    const redact = this.redactorOf(token);
    const response: DomoResponse = {
      status,
      contentType,
      location,
      answeredAt: Date.parse(date) || null,
      proxy,
      body: readStart(result, redact),
      parse: async <N extends AnswerName>(name: N, context: AnswerContext) =>
        (await withOrigin(
          { status, proxy },
          this.answers.parse(blocks, { name, context, token }, redact),
        )) as Answer<N>,
    };
    return { response, retryAfter };
  }

  private redactorOf(token: string): TokenRedactor {
    if (this.redactor?.token === token) return this.redactor.redact;
    const redact = createTokenRedactor(token);
    if (!this.closed.signal.aborted) this.redactor = { token, redact };
    return redact;
  }
}

/** The Problem of an answer that cannot be used names its status, and the proxy that it came through. */
const withOrigin = <T>(
  { status, proxy }: Pick<DomoResponse, 'status' | 'proxy'>,
  work: Promise<T>,
): Promise<T> =>
  work.catch((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    const { problem } = error;
    const message =
      proxy === null || problem.code !== 'badResponse'
        ? problem.message
        : `${problem.message} ${wentThrough(proxy)}.`;
    throw new ProblemError({ ...problem, message, status });
  });

/** Enough to know a web page. A refusal is read to its end. */
const START_OF_SUCCESS = 2 * 1024;
/** Cut off after the token was removed, since half a token would not be recognised. */
const START_OF_REFUSAL = 64 * 1024;

function readStart({ status, blocks }: RawResponse, redact: TokenRedactor): string {
  const isRefusal = status < 200 || status >= 300;
  const [first] = blocks;
  const bytes = isRefusal ? Buffer.concat(blocks) : first?.subarray(0, START_OF_SUCCESS);
  const text = redact(decodeText(bytes ?? new Uint8Array()));
  return isRefusal ? text.slice(0, START_OF_REFUSAL) : text;
}
