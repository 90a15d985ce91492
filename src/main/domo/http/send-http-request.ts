/** Sends one HTTP request and returns the whole response, within a time limit and a size limit. It never retries. */
import type { ClientRequest } from 'node:http';
import type { Agent } from 'node:https';
import type { Socket } from 'node:net';
import got, { RequestError, TimeoutError, type Request } from 'got';
import { connectionAgent, endOpening } from './connection-agent';
import {
  addProxyLogin,
  environmentProxy,
  findProxy,
  PROXY_UNUSABLE,
  PROXY_WANTS_LOGIN,
  rememberRefusedLogin,
  wasLoginRefused,
  type ProxyLoginSource,
} from './proxy';
import type { ClientNetwork } from './client-network';
import { toExactJson } from '../parse/exact-json';
import { watchCertificate, type ShownCertificate } from './refused-certificate';
import { readBody, type BodyBlocks } from './response-size-limit';

/** Reasons for a missing response, beside the error codes of Node. */
export const CANCELLED = 'CANCELLED';
export const TIMED_OUT = 'ETIMEDOUT';
export const TOO_LARGE = 'TOO_LARGE';
/** The connection was given up, and what came was no answer. */
const NO_ANSWER = 'NO_ANSWER';

/** HOLDS SECRETS when it is a config. */
export interface RequestBody {
  readonly contentType: string;
  readonly text: string;
}

export const jsonBody = (value: unknown): RequestBody => ({
  contentType: 'application/json',
  text: toExactJson(value),
});

export interface TransportRequest {
  readonly origin: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly body?: RequestBody | undefined;
  readonly token: string;
  /** Of a success, after decompression. */
  readonly maxBytes: number;
  /** Milliseconds for the whole request. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  /** Called when the connection is open: from then on the request may have reached Domo. */
  readonly onLeft?: (() => void) | undefined;
  readonly network?: ClientNetwork | undefined;
}

/** HOLDS SECRETS: it may repeat the token, and a config has others. */
export interface RawResponse {
  readonly status: number;
  readonly contentType: string;
  readonly location: string;
  readonly retryAfter: string | undefined;
  /** When the host answered, by its own clock. */
  readonly date: string | undefined;
  /** The proxy that was used; null for a direct connection. HOLDS SECRETS as `FailedTransport` does. */
  readonly proxy: string | null;
  /** Complete for a success; the first part of a refusal. */
  readonly blocks: BodyBlocks;
}

/** Why no whole response came. */
export interface FailedTransport {
  readonly networkCode: string;
  /** The proxy that was used. HOLDS SECRETS as its resolver's answer does. */
  readonly proxy?: string | null;
  readonly login?: ProxyLoginSource;
  /** What the host showed, if the connection got that far. */
  readonly certificate?: ShownCertificate | null;
}

export type TransportResult = RawResponse | FailedTransport;

/** Returns a network error code when no whole response came. Fails only as `network` does, before anything is sent. */
export async function sendOverHttp(sent: TransportRequest): Promise<TransportResult> {
  const { network = {} } = sent;
  const authorities = network.authorities?.() ?? null;
  const found = await findProxy(sent.origin, network.proxyFor ?? environmentProxy);
  const way = await addProxyLogin(found, network.proxyLogin);
  const { proxy, login } = way;
  if (proxy !== null && login !== 'none' && wasLoginRefused(proxy)) {
    return { networkCode: PROXY_WANTS_LOGIN, ...way };
  }
  const agent = connectionAgent({ proxy, authorities, fresh: sent.onLeft !== undefined });
  if (agent === null) return { networkCode: PROXY_UNUSABLE, ...way };
  const received = await sendThrough(sent, agent);
  if (!('networkCode' in received)) return { ...received, proxy };
  if (received.networkCode === PROXY_WANTS_LOGIN && proxy !== null) rememberRefusedLogin(proxy);
  return { ...received, ...way };
}

/** What all requests have in common, checked once instead of with each. */
const client = got.extend({
  // Set here so that an environment variable cannot switch it off.
  https: { rejectUnauthorized: true },
  followRedirect: false,
  throwHttpErrors: false,
  decompress: true,
  retry: { limit: 0 },
});

async function sendThrough(
  sent: TransportRequest,
  agent: Agent,
): Promise<Omit<RawResponse, 'proxy'> | FailedTransport> {
  const { method, query, body, onLeft } = sent;
  const stream = client.stream(`${sent.origin}/api/${sent.path}`, {
    method,
    headers: {
      'x-domo-developer-token': sent.token,
      accept: 'application/json, text/plain',
      'content-type': body?.contentType ?? 'application/json',
    },
    ...(query ? { searchParams: { ...query } } : {}),
    ...(body ? { body: body.text } : {}),
    // A write gets a new connection. On a kept one that has just closed, it would be unknown whether Domo read it.
    agent: { https: agent, ...(onLeft ? { http: false } : {}) },
    timeout: { request: sent.timeout },
    signal: sent.signal,
  });
  let shown: () => ShownCertificate | null = () => null;
  let sentRequest: ClientRequest | null = null;
  stream.once('request', (request: ClientRequest) => {
    sentRequest = request;
    shown = watchCertificate(request);
    if (onLeft) onConnected(request, onLeft);
    endWithRequest(request, stream);
  });
  // got waits for the body of any method that can have one, until the stream is ended.
  if (!body && method !== 'GET') stream.end();
  try {
    const isRefusal = (): boolean => (stream.response?.statusCode ?? 200) >= 300;
    const blocks = await readBody(stream, sent.maxBytes, isRefusal);
    const { response } = stream;
    if (blocks === null) return { networkCode: TOO_LARGE };
    if (!response) return { networkCode: NO_ANSWER };
    const header = (name: string): string => {
      const value = response.headers[name];
      return typeof value === 'string' ? value : '';
    };
    return {
      status: response.statusCode,
      contentType: header('content-type'),
      location: header('location'),
      retryAfter: response.headers['retry-after'],
      date: response.headers.date,
      blocks,
    };
  } catch (error) {
    if (sent.signal.aborted) return { networkCode: CANCELLED };
    return { networkCode: networkCodeOf(error), certificate: shown() };
  } finally {
    stream.destroy();
    endOpening(sentRequest);
  }
}

/**
 * A host may answer that it changes to another protocol (101). got takes the connection then, reads nothing from it and
 * waits for ever: its time limit has ended with the request.
 */
function endWithRequest(request: ClientRequest, stream: Request): void {
  request.once('upgrade', (_answer, socket: Socket) => socket.destroy());
  request.once('close', () => {
    if (!stream.response)
      stream.destroy(Object.assign(new Error('no answer'), { code: NO_ANSWER }));
  });
}

/** Calls back when the connection is open and its certificate verified. Before that, nothing was sent. */
function onConnected(request: ClientRequest, connected: () => void): void {
  request.once('socket', (socket) => {
    // Through a proxy, the socket below TLS is connected before the certificate is verified.
    if ('encrypted' in socket) socket.once('secureConnect', connected);
    else if (socket.connecting) socket.once('connect', connected);
    else connected();
  });
}

function networkCodeOf(error: unknown): string {
  if (error instanceof TimeoutError) return TIMED_OUT;
  if (error instanceof RequestError) return error.code;
  return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
}
