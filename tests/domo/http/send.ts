/** Puts a reply on the wire: compression, length, and the faults that strike on the way out. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Fault } from '../faults/spec';
import type { Reply } from './reply';

const pack = promisify(gzip);

/** Below this a packed body would not be smaller. */
const worthPacking = 200;

/**
 * @returns false when a fault broke the connection on purpose.
 */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  how: { readonly faults: readonly Fault[]; readonly gzip: boolean },
): Promise<boolean> {
  const find = <K extends Fault['kind']>(kind: K) =>
    how.faults.find((fault): fault is Extract<Fault, { kind: K }> => fault.kind === kind);
  if (find('loseAnswer')) return cut(request);

  const text = truncate(reply.body, find('truncated')?.keep);
  const packed = how.gzip && acceptsGzip(request) && (text?.length ?? 0) >= worthPacking;
  const body = Buffer.from(text ?? '');
  const bytes = packed ? await pack(body, { level: 1 }) : body;
  head(response, reply, bytes.length, packed);

  const reset = find('reset');
  if (reset) return sendPart(request, response, bytes, reset.keep);
  const drip = find('drip');
  if (drip) await sendSlowly(response, bytes, drip);
  response.end(drip ? undefined : bytes);
  return true;
}

const truncate = (body: string | null, keep: number | undefined): string | null =>
  body === null || keep === undefined ? body : body.slice(0, Math.floor(body.length * keep));

const acceptsGzip = (request: IncomingMessage): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(request.headers['accept-encoding'] ?? '');

function head(response: ServerResponse, reply: Reply, length: number, packed: boolean): void {
  response.statusCode = reply.status;
  for (const [name, value] of Object.entries(reply.headers)) response.setHeader(name, value);
  if (packed) response.setHeader('content-encoding', 'gzip');
  if (reply.body !== null) response.setHeader('vary', 'Accept-Encoding');
  if (reply.status !== 204) response.setHeader('content-length', length);
}

/** A reset, not a polite end: the client sees ECONNRESET. */
function cut(request: IncomingMessage): false {
  request.socket.resetAndDestroy();
  return false;
}

async function sendPart(
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Buffer,
  keep: number,
): Promise<boolean> {
  // At least one byte must be missing, or the answer would be whole.
  const part = bytes.subarray(0, Math.min(bytes.length - 1, Math.floor(bytes.length * keep)));
  response.flushHeaders();
  if (part.length > 0) await new Promise<void>((done) => response.write(part, () => done()));
  // The part must have left before the reset, which throws away what still waits.
  await pause(20);
  return cut(request);
}

async function sendSlowly(
  response: ServerResponse,
  bytes: Buffer,
  drip: { pieces: number; pauseMs: number },
): Promise<void> {
  const size = Math.max(1, Math.ceil(bytes.length / drip.pieces));
  for (let from = 0; from < bytes.length && !response.destroyed; from += size) {
    response.write(bytes.subarray(from, from + size));
    await pause(drip.pauseMs);
  }
}
