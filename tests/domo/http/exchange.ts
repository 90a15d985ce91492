/** One request from its first byte to its last: log, faults, answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendHuge } from '../faults/huge';
import type { FaultBox } from '../faults/box';
import { replyOf } from '../faults/replies';
import type { Fault } from '../faults/spec';
import { answer } from './answer';
import type { Host } from './host';
import type { LoggedRequest } from './log';
import { error, type Reply } from './reply';
import { receive, record, type Received } from './received';
import type { Found } from './router';
import { send } from './send';

export async function exchange(
  host: Host,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const closed = new AbortController();
  const connection = host.connections.begin(request.socket);
  response.on('close', () => {
    host.connections.end(request.socket);
    closed.abort();
  });
  const startBytes = request.socket.bytesWritten;
  const received = await receive(request);
  const entry = host.log.add(record(host, request, received, connection));
  const finish = (): void => {
    settle(entry, response, request.socket.bytesWritten - startBytes);
  };
  if (closed.signal.aborted) {
    finish();
    return;
  }
  closed.signal.addEventListener('abort', finish);

  const found = route(host, request, received);
  entry.route = found?.outcome === 'route' ? found.route.name : null;
  const { method, path } = entry;
  const target = { method, path, route: entry.route, reused: connection.reused };
  const faults = host.faults.strike(target, entry.at);
  entry.faults.push(...faults.map((fault) => fault.kind));
  if (!has(faults, 'silent') && (await wait(host.faults, faults, 'before', closed.signal))) {
    await respond(host, request, response, { received, found, entry, faults, left: closed.signal });
  }
}

const route = (host: Host, request: IncomingMessage, received: Received): Found | null =>
  host.unknown === null && received.segments
    ? host.router.find(request.method ?? '', received.segments, host.modes)
    : null;

interface Prepared {
  readonly received: Received;
  readonly found: Found | null;
  readonly entry: LoggedRequest;
  readonly faults: readonly Fault[];
  readonly left: AbortSignal;
}

async function respond(
  host: Host,
  request: IncomingMessage,
  response: ServerResponse,
  { received, found, entry, faults, left }: Prepared,
): Promise<void> {
  if (has(faults, 'dropReused')) {
    entry.outcome = 'cut';
    request.socket.resetAndDestroy();
    return;
  }
  const huge = faults.find((fault) => fault.kind === 'huge');
  // A client that stops reading ends the stream; the log shows how much it took.
  if (huge) return sendHuge(response, huge).catch(() => undefined);
  const reply =
    faults.map((fault) => replyOf(fault, host.origin)).find((made) => made !== null) ??
    failedAfter(faults, answer(host, request, received, found, entry.at));
  // Set before the last byte leaves: a test may look as soon as it has the answer.
  entry.status = reply.status;
  entry.outcome = 'answered';
  if (!(await wait(host.faults, faults, 'after', left))) return;
  const whole = await send(request, response, reply, { faults, gzip: host.modes.gzip });
  if (!whole) entry.outcome = 'cut';
  dropLater(host, request, response, faults);
}

function failedAfter(faults: readonly Fault[], reply: Reply): Reply {
  const fault = faults.find((one) => one.kind === 'failAfter');
  return fault ? error(fault.status) : reply;
}

const has = (faults: readonly Fault[], kind: Fault['kind']): boolean =>
  faults.some((fault) => fault.kind === kind);

/** @returns false when the client left meanwhile. */
async function wait(
  box: FaultBox,
  faults: readonly Fault[],
  when: 'before' | 'after',
  left: AbortSignal,
): Promise<boolean> {
  const ms = faults.reduce(
    (sum, fault) => sum + (fault.kind === 'delay' && fault.when === when ? fault.ms : 0),
    0,
  );
  if (ms > 0 && !(await waitFor(left, (goOn) => timeOut(goOn, ms)))) return false;
  if (!faults.some((fault) => fault.kind === 'hold' && fault.when === when)) return true;
  return waitFor(left, (goOn) => box.onRelease(goOn));
}

function timeOut(goOn: () => void, ms: number): () => void {
  const timer = setTimeout(goOn, ms);
  return () => {
    clearTimeout(timer);
  };
}

/**
 * @param start arranges that `goOn` is called, and returns how to take that back.
 * @returns false when the client left before.
 */
function waitFor(left: AbortSignal, start: (goOn: () => void) => () => void): Promise<boolean> {
  if (left.aborted) return Promise.resolve(false);
  return new Promise((done) => {
    const stop = start(() => done(true));
    left.addEventListener('abort', () => {
      stop();
      done(false);
    });
  });
}

/** What the log says in the end. Without headers no status went out, whatever was planned. */
function settle(entry: LoggedRequest, response: ServerResponse, bytes: number): void {
  entry.endedAt = Date.now();
  entry.bytesSent = bytes;
  entry.status = response.headersSent ? response.statusCode : null;
  if (entry.outcome !== 'cut') entry.outcome = response.writableFinished ? 'answered' : 'left';
}

/** `dropIdle`: the connection goes once the answer is out and nothing else came. */
function dropLater(
  host: Host,
  request: IncomingMessage,
  response: ServerResponse,
  faults: readonly Fault[],
): void {
  const drop = faults.find((fault) => fault.kind === 'dropIdle');
  if (!drop) return;
  const later = (): void => {
    setTimeout(() => host.connections.dropIfIdle(request.socket), drop.afterMs).unref();
  };
  if (response.writableFinished) later();
  else response.on('finish', later);
}
