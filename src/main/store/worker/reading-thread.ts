/**
 * The thread of the second connection: it reads for the screen while the store's thread writes. It repairs and reports
 * nothing. Whatever is not in order fails, and the store's thread is asked instead.
 */
import { parentPort, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import { createProblem, fail } from '../../../contract';
import { connectDatabase } from '../db/connect-database';
import type { Database } from '../db/database';
import { toStoreProblem } from '../db/store-errors';
import type { RpcRequest, RpcResponse } from '../worker-protocol';
import type { ReadingStart, ReadingThreadAnswer, ReadingThreadMessage } from '../reading-protocol';
import { createReadingMethods } from './reading-methods';

const port = parentPort;
const waiting: RpcRequest[] = [];
let database: Database | null = null;
let startPort: MessagePort | null = null;

const sendToMain = (answer: ReadingThreadAnswer): void => {
  port?.postMessage(answer);
};

function openForReading(start: ReadingStart): void {
  try {
    if (start !== null) {
      database = connectDatabase(start.file, start.key);
      database.exec('PRAGMA busy_timeout = 5000');
      database.exec('PRAGMA cache_size = -16000');
      database.exec('PRAGMA query_only = ON');
      database.get('SELECT COUNT(*) AS n FROM profiles');
    }
  } catch {
    closeDatabase();
  }
  sendToMain({ ready: database !== null });
  if (database === null) port?.close();
}

function closeDatabase(): void {
  database?.close();
  database = null;
}

function receive(message: ReadingThreadMessage): void {
  if ('start' in message) {
    startPort = message.start;
    startPort.once('message', openForReading);
  } else if ('method' in message) waiting.push(message);
  else if ('cancel' in message) cancel(message.cancel);
  else close();
}

function cancel(id: number): void {
  const at = waiting.findIndex((request) => request.id === id);
  if (at === -1) return;
  waiting.splice(at, 1);
  sendToMain({ id, ok: false, problem: createProblem('cancelled', 'This reading was cancelled.') });
}

function close(): void {
  // The store's thread may not have answered yet; it must not be opened then.
  startPort?.close();
  closeDatabase();
  port?.close();
}

function run({ id, method, args }: RpcRequest): RpcResponse {
  try {
    if (database === null) fail('storeUnavailable', 'The reading connection has ended.');
    const methods = createReadingMethods(database);
    const table = methods as Readonly<Record<string, (...values: readonly unknown[]) => unknown>>;
    const value = table[method]?.(...args);
    // Rows that are not as Latchkey wrote them: the store's thread finds them again, and reports them.
    if (database.rows.takeReport() !== null) fail('storeDamaged', 'Rows were changed.');
    return { id, ok: true, value };
  } catch (error) {
    return { id, ok: false, problem: toStoreProblem(error) };
  }
}

port?.on('message', (first: ReadingThreadMessage) => {
  receive(first);
  for (;;) {
    // What came while a reading ran: it may cancel one that waits.
    for (;;) {
      const more: { message: ReadingThreadMessage } | undefined = receiveMessageOnPort(port);
      if (!more) break;
      receive(more.message);
    }
    const next = waiting.shift();
    if (!next) return;
    sendToMain(run(next));
  }
});
