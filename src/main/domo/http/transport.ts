/** Sends one request and gives back the whole answer, within a time and a size. Retries belong to who asks. */
import type { ClientRequest } from 'node:http';
import got, { RequestError, TimeoutError } from 'got';
import type { DomoResponse } from './response';

/** Bytes of an answer after decompression. The largest real one, the provider list, has a few million. */
export const MAX_RESPONSE_BYTES = 64 * 1024 * 1024;

/** Besides the codes of Node: why there is no answer. */
export const CANCELLED = 'CANCELLED';
export const TIMED_OUT = 'ETIMEDOUT';
export const TOO_LARGE = 'TOO_LARGE';

/** HOLDS SECRETS where it is a config. */
export interface RequestBody {
  readonly contentType: string;
  readonly text: string;
}

export const jsonBody = (value: unknown): RequestBody => ({
  contentType: 'application/json',
  text: JSON.stringify(value),
});

export interface TransportRequest {
  readonly origin: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly body?: RequestBody | undefined;
  readonly token: string;
  /** Milliseconds for the whole request. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  /** Called once the connection stands: from then on the request may have reached Domo. */
  readonly onLeft?: (() => void) | undefined;
}

export type TransportResult =
  | { readonly answer: DomoResponse; readonly retryAfter: string | undefined }
  | { readonly networkCode: string };

/** Whatever keeps the whole answer from coming is returned as a code, never thrown. */
export async function sendOverHttp(sent: TransportRequest): Promise<TransportResult> {
  const { method, query, body, onLeft } = sent;
  const stream = got.stream(`${sent.origin}/api/${sent.path}`, {
    method,
    headers: {
      'x-domo-developer-token': sent.token,
      accept: 'application/json, text/plain',
      'content-type': body?.contentType ?? 'application/json',
    },
    ...(query ? { searchParams: { ...query } } : {}),
    ...(body ? { body: body.text } : {}),
    // A kept connection may be closed already, and then nobody knows whether Domo read what was sent on it.
    ...(onLeft ? { agent: { http: false, https: false } } : {}),
    timeout: { request: sent.timeout },
    // The environment must not be able to switch verification off.
    https: { rejectUnauthorized: true },
    followRedirect: false,
    throwHttpErrors: false,
    decompress: true,
    retry: { limit: 0 },
    signal: sent.signal,
  });
  if (onLeft) {
    stream.once('request', (request: ClientRequest) => {
      onConnected(request, onLeft);
    });
  }
  // Whatever could have a body waits for one until it is told that there is none.
  if (!body && method !== 'GET') stream.end();
  try {
    const text = await readUpTo(stream, MAX_RESPONSE_BYTES);
    const { response } = stream;
    if (text === null) return { networkCode: TOO_LARGE };
    if (!response) return { networkCode: 'NO_ANSWER' };
    const header = (name: string): string => {
      const value = response.headers[name];
      return typeof value === 'string' ? value : '';
    };
    return {
      answer: {
        status: response.statusCode,
        contentType: header('content-type'),
        location: header('location'),
        body: text,
      },
      retryAfter: response.headers['retry-after'],
    };
  } catch (error) {
    return { networkCode: sent.signal.aborted ? CANCELLED : networkCodeOf(error) };
  } finally {
    stream.destroy();
  }
}

/** Before the connection stands, and its certificate is verified, nothing of the request is on the wire. */
function onConnected(request: ClientRequest, connected: () => void): void {
  request.once('socket', (socket) => {
    if (socket.connecting)
      socket.once('encrypted' in socket ? 'secureConnect' : 'connect', connected);
    else connected();
  });
}

/** Null when it is larger than `limit`. */
async function readUpTo(stream: AsyncIterable<unknown>, limit: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > limit) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function networkCodeOf(error: unknown): string {
  if (error instanceof TimeoutError) return TIMED_OUT;
  if (error instanceof RequestError) return error.code;
  return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
}
