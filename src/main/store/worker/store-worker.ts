/** The store's thread: opens the database, then answers one request after the other. */
import { parentPort, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import { fail, type Problem } from '../../../contract';
import { toStoreProblem } from '../db/store-errors';
import { canShareTransaction, MAX_GROUP, runGroup } from './write-groups';
import { createWorkerMethods } from './worker-methods';
import type { Database } from '../db/database';
import { openDatabase, type OpenedDatabase } from '../db/open-database';
import { StoreCheckNeeded } from '../db/judge-marks';
import { reportChangedRows } from './report-changed-rows';
import { markDamaged } from '../files/open-marks';
import type { ReadingStart } from '../reading-protocol';
import type {
  ReadingStartMessage,
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
function openStore(start: StoreWorkerStart):
  | {
      readonly methods: StoreWorkerMethods;
      readonly database: Database;
      readonly reading: ReadingStart;
    }
  | { readonly isCheckNeeded: boolean } {
  try {
    const opened = openDatabase(start.folder, start.key, start.checked);
    folder = start.folder;
    reportToMain = () => {
      const problem = reportChangedRows(opened);
      if (problem) sendToMain({ toldProblem: problem });
    };
    sendToMain({
      opened: true,
      storage: start.folder === null ? 'memory' : 'file',
      problem: opened.problem,
    });
    return {
      methods: createWorkerMethods(opened, start.key, (problem) => {
        sendToMain({ toldProblem: problem });
      }),
      database: opened.database,
      reading: toReadingStart(opened, start.key),
    };
  } catch (error) {
    if (error instanceof StoreCheckNeeded) {
      const { marks, depth, copy } = error;
      sendToMain({ opened: false, marks, depth, copy });
      return { isCheckNeeded: true };
    }
    sendToMain({ opened: false, problem: toStoreProblem(error) });
    return { isCheckNeeded: false };
  }
}

/** In memory there is one connection, and nothing is written for long where nothing can be written. */
const toReadingStart = ({ file, isReadOnly }: OpenedDatabase, key: string): ReadingStart =>
  file === null || isReadOnly ? null : { file, key };

/** Fails as the method does. */
function callMethod(methods: StoreWorkerMethods, { method, args }: RpcRequest): unknown {
  if (!Object.prototype.hasOwnProperty.call(methods, method))
    return fail('unexpected', 'The store has no such method.');
  const table = methods as Readonly<Record<string, (...values: readonly unknown[]) => unknown>>;
  return table[method]?.(...args);
}

/** The outcome of one request. */
function answer({ id, method }: RpcRequest, work: () => unknown): RpcResponse {
  try {
    const value = work();
    if (method !== 'close') reportToMain();
    return { id, ok: true, value };
  } catch (error) {
    return { id, ok: false, problem: toProblemMarkingDamage(error) };
  }
}

const runRequest = (methods: StoreWorkerMethods, request: RpcRequest): RpcResponse =>
  answer(request, () => callMethod(methods, request));

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
    if ('methods' in outcome) answerRequests(outcome.methods, outcome.database, outcome.reading);
    else if (outcome.isCheckNeeded) waitForStart();
    else port.close();
  });
}

type MainMessage = RpcRequest | ConnectPortMessage | ReadingStartMessage;

function answerRequests(
  methods: StoreWorkerMethods,
  database: Database,
  reading: ReadingStart,
): void {
  const runOne = (message: MainMessage): void => {
    if ('readingStart' in message) {
      message.readingStart.postMessage(reading);
      message.readingStart.close();
      return;
    }
    if ('connect' in message) {
      connectPort(methods, message.connect);
      return;
    }
    sendToMain(runRequest(methods, message));
    if (message.method === 'close') closePorts();
  };
  port?.on('message', (message: MainMessage) => {
    const { group, next } = takeGroup(message);
    const responses = runGroup(database, group, (request) => callMethod(methods, request), answer);
    // Only now, when they are in the file.
    responses.forEach(sendToMain);
    if (next) runOne(next);
  });
}

/** What came while the thread was busy and may share a transaction, up to the first message that may not. */
function takeGroup(first: MainMessage): { group: RpcRequest[]; next: MainMessage | null } {
  const group: RpcRequest[] = [];
  let next: MainMessage | null = first;
  while (next && canShareTransaction(next)) {
    group.push(next);
    if (group.length === MAX_GROUP || port === null) return { group, next: null };
    const received: { message: MainMessage } | undefined = receiveMessageOnPort(port);
    next = received?.message ?? null;
  }
  return { group, next };
}

waitForStart();
