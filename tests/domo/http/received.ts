/** A request as it came, and its line in the log. */
import type { IncomingMessage } from 'node:http';
import { ownerOf, presented } from './auth';
import type { Host } from './host';
import type { LoggedRequest } from './log';
import { decodeSegments } from './router';

export interface Received {
  readonly query: URLSearchParams;
  /** Percent-decoded, without a trailing slash; null when the encoding is broken. */
  readonly segments: readonly string[] | null;
  readonly path: string;
  readonly body: string;
}

export async function receive(request: IncomingMessage): Promise<Received> {
  const body = await readBody(request);
  // A fixed base: the Host header is the client's to choose, and must not break the parser.
  const url = new URL(`http://stand-in${request.url?.startsWith('/') ? request.url : '/'}`);
  const segments = decodeSegments(url.pathname);
  const path = segments ? `/${segments.join('/')}` : url.pathname;
  return { query: url.searchParams, segments, path, body };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    // The client left in the middle of its own body: what came is all there is.
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function record(
  host: Host,
  request: IncomingMessage,
  received: Received,
  connection: { readonly number: number },
): Omit<LoggedRequest, 'number'> {
  const shown = presented(request.headers);
  const owner = ownerOf(host.state, shown);
  return {
    at: Date.now(),
    connection: connection.number,
    method: request.method ?? '',
    path: received.path,
    url: request.url ?? '',
    query: Object.fromEntries(received.query),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    auth: { ...shown, userId: owner?.id ?? null, user: owner?.displayName ?? null },
    body: received.body,
    inFlight: host.connections.inFlight(),
    route: null,
    faults: [],
    status: null,
    outcome: 'open',
    endedAt: null,
    bytesSent: 0,
  };
}
