/** The store's thread: opens the database, then answers one request after the other. */
import { parentPort, type MessagePort } from 'node:worker_threads';
import { problem, type Problem } from '../../contract';
import { storeProblem } from './failure';
import { createMethods } from './methods';
import { markDamaged, openDatabase } from './open';
import type {
  CallAnswer,
  ThreadAnswer,
  ThreadConnection,
  ThreadMethods,
  ThreadRequest,
  ThreadStart,
} from './protocol';

const port = parentPort;

const send = (answer: ThreadAnswer): void => {
  port?.postMessage(answer);
};

/** Where the file is; null in memory. */
let folder: string | null = null;

function failureOf(error: unknown): Problem {
  const failure = storeProblem(error);
  if (failure.code === 'storeDamaged' && folder !== null) {
    try {
      markDamaged(folder);
    } catch {
      // The folder cannot be written: the next start finds out by itself, or not at all.
    }
  }
  return failure;
}

function open(start: ThreadStart): ThreadMethods | null {
  try {
    const opened = openDatabase(start.folder, start.key);
    folder = start.folder;
    send({
      opened: true,
      place: start.folder === null ? 'memory' : 'file',
      problem: opened.problem,
    });
    return createMethods(opened, start.key);
  } catch (error) {
    send({ opened: false, problem: storeProblem(error) });
    return null;
  }
}

function answerTo(methods: ThreadMethods, { id, method, args }: ThreadRequest): CallAnswer {
  try {
    if (!Object.prototype.hasOwnProperty.call(methods, method)) {
      return { id, ok: false, problem: problem('unexpected', 'The store has no such method.') };
    }
    const table = methods as Readonly<Record<string, (...values: readonly unknown[]) => unknown>>;
    return { id, ok: true, value: table[method]?.(...args) };
  } catch (error) {
    return { id, ok: false, problem: failureOf(error) };
  }
}

/** Another thread asks for itself. It ends with this one. */
const connected = new Set<MessagePort>();

function connect(methods: ThreadMethods, other: MessagePort): void {
  connected.add(other);
  other.once('close', () => connected.delete(other));
  other.on('message', (request: ThreadRequest) => {
    other.postMessage(answerTo(methods, request));
  });
}

function end(): void {
  for (const other of connected) other.close();
  port?.close();
}

port?.once('message', (start: ThreadStart) => {
  const methods = open(start);
  if (!methods) {
    port.close();
    return;
  }
  port.on('message', (request: ThreadRequest | ThreadConnection) => {
    if ('connect' in request) {
      connect(methods, request.connect);
      return;
    }
    send(answerTo(methods, request));
    if (request.method === 'close') end();
  });
});
