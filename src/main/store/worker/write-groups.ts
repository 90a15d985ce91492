/**
 * Writes of a sync that came while the thread was busy, in one transaction: each of its own waits for the disk, and a
 * sync makes thousands. They are confirmed after the commit, each with its own outcome.
 */
import type { Database } from '../db/database';
import type {
  ConnectPortMessage,
  ReadingStartMessage,
  RpcRequest,
  RpcResponse,
} from '../worker-protocol';

/** Requests behind a group wait for it. */
export const MAX_GROUP = 100;

/** Nothing of them is outside the database. */
const sharedWrites = new Set(['saveAccount', 'saveConfig', 'saveAccessList', 'saveReadFailure']);

export const canShareTransaction = (
  message: RpcRequest | ConnectPortMessage | ReadingStartMessage,
): message is RpcRequest => 'method' in message && sharedWrites.has(message.method);

/** `answer` turns the end of a request's work into its outcome, and never fails. */
export function runGroup(
  database: Database,
  group: readonly RpcRequest[],
  call: (request: RpcRequest) => unknown,
  answer: (request: RpcRequest, work: () => unknown) => RpcResponse,
): RpcResponse[] {
  const alone = (): RpcResponse[] => group.map((request) => answer(request, () => call(request)));
  if (group.length < 2) return alone();
  try {
    return database.transaction(() =>
      group.map((request) => {
        const response = answer(request, () => database.transaction(() => call(request)));
        // SQLite rolled back the whole transaction: what was answered before is not kept either.
        if (!database.isInTransaction()) throw new Error('The transaction ended.');
        return response;
      }),
    );
  } catch {
    // Nothing of the group was kept, and nobody was told otherwise. Each is tried alone and gets its own failure.
    return alone();
  }
}
