/** The store's thread: opens the database, then answers one request after the other. */
import { parentPort } from 'node:worker_threads';
import { problem, type Problem } from '../../contract';
import { storeProblem } from './failure';
import { createMethods } from './methods';
import { markDamaged, openDatabase } from './open';
import type { ThreadAnswer, ThreadMethods, ThreadRequest, ThreadStart } from './protocol';

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

function serve(methods: ThreadMethods, { id, method, args }: ThreadRequest): void {
  try {
    if (!Object.prototype.hasOwnProperty.call(methods, method)) {
      send({ id, ok: false, problem: problem('unexpected', 'The store has no such method.') });
      return;
    }
    const table = methods as Readonly<Record<string, (...values: readonly unknown[]) => unknown>>;
    send({ id, ok: true, value: table[method]?.(...args) });
  } catch (error) {
    send({ id, ok: false, problem: failureOf(error) });
  }
}

port?.once('message', (start: ThreadStart) => {
  const methods = open(start);
  if (!methods) {
    port.close();
    return;
  }
  port.on('message', (request: ThreadRequest) => {
    serve(methods, request);
    if (request.method === 'close') port.close();
  });
});
