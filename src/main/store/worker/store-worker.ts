/** The store's thread: opens the database, then answers one request after the other. */
import { parentPort, type MessagePort } from 'node:worker_threads';
import { createProblem, type Problem } from '../../../contract';
import { toStoreProblem } from '../db/store-errors';
import { createWorkerMethods } from './worker-methods';
import { openDatabase, StoreCheckNeeded } from '../db/open-database';
import { reportChangedRows } from './report-changed-rows';
import { markDamaged } from '../files/open-marks';
import type {
  RpcResponse,
  StoreWorkerMessage,
  ConnectPortMessage,
  StoreWorkerMethods,
  RpcRequest,
  StoreWorkerStart,
} from '../worker-protocol';

const port = parentPort;

const sendToMain = (answer: StoreWorkerMessage): void => {
  port?.postMessage(answer);
};

/** Where the file is; null in memory. */
let folder: string | null = null;

function toProblemMarkingDamage(error: unknown): Problem {
  const failure = toStoreProblem(error);
  if (failure.code === 'storeDamaged' && folder !== null) {
    try {
      markDamaged(folder);
    } catch {
      // The folder cannot be written: the next start finds out by itself, or not at all.
    }
  }
  return failure;
}

/** Tells main of rows that a request met and left out, before the answer to the request. */
let reportToMain = (): void => undefined;

/** `isCheckNeeded`: it is not open, and another start comes after the check. */
function openStore(
  start: StoreWorkerStart,
): { readonly methods: StoreWorkerMethods } | { readonly isCheckNeeded: boolean } {
  try {
    const opened = openDatabase(start.folder, start.key, start.checked);
    folder = start.folder;
    reportToMain = () => {
      const problem = reportChangedRows(opened);
      if (problem) sendToMain({ changedRows: problem });
    };
    sendToMain({
      opened: true,
      storage: start.folder === null ? 'memory' : 'file',
      problem: opened.problem,
    });
    return { methods: createWorkerMethods(opened, start.key) };
  } catch (error) {
    if (error instanceof StoreCheckNeeded) {
      sendToMain({ opened: false, marks: error.marks, depth: error.depth });
      return { isCheckNeeded: true };
    }
    sendToMain({ opened: false, problem: toStoreProblem(error) });
    return { isCheckNeeded: false };
  }
}

function runRequest(methods: StoreWorkerMethods, { id, method, args }: RpcRequest): RpcResponse {
  try {
    if (!Object.prototype.hasOwnProperty.call(methods, method)) {
      return {
        id,
        ok: false,
        problem: createProblem('unexpected', 'The store has no such method.'),
      };
    }
    const table = methods as Readonly<Record<string, (...values: readonly unknown[]) => unknown>>;
    const value = table[method]?.(...args);
    if (method !== 'close') reportToMain();
    return { id, ok: true, value };
  } catch (error) {
    return { id, ok: false, problem: toProblemMarkingDamage(error) };
  }
}

/** Another thread asks for itself. It ends with this one. */
const connectedPorts = new Set<MessagePort>();

function connectPort(methods: StoreWorkerMethods, other: MessagePort): void {
  connectedPorts.add(other);
  other.once('close', () => connectedPorts.delete(other));
  other.on('message', (request: RpcRequest) => {
    other.postMessage(runRequest(methods, request));
  });
}

function closePorts(): void {
  for (const other of connectedPorts) other.close();
  port?.close();
}

function waitForStart(): void {
  port?.once('message', (start: StoreWorkerStart) => {
    const outcome = openStore(start);
    if ('methods' in outcome) answerRequests(outcome.methods);
    else if (outcome.isCheckNeeded) waitForStart();
    else port.close();
  });
}

function answerRequests(methods: StoreWorkerMethods): void {
  port?.on('message', (request: RpcRequest | ConnectPortMessage) => {
    if ('connect' in request) {
      connectPort(methods, request.connect);
      return;
    }
    sendToMain(runRequest(methods, request));
    if (request.method === 'close') closePorts();
  });
}

waitForStart();
