/**
 * The process that checks a store, because a check may abort it. A utility process under the window, a plain Node child
 * under the command line. It answers one request.
 */
import { constants, setPriority } from 'node:os';
import { isDamageError, toStoreProblem } from '../db/store-errors';
import { checkStore } from './check-store';
import type { NotSalvaged, StoreCheckMessage, StoreCheckRequest } from './check-protocol';
import { NothingToSalvage } from './copy-good-rows';
import { salvageStore } from './salvage-store';

/** The part of Electron's port that is used here. */
interface UtilityPort {
  postMessage(message: unknown): void;
  once(event: 'message', listener: (event: { data: unknown }) => void): void;
}

const electronPort = (process as unknown as { parentPort?: UtilityPort }).parentPort;

function send(message: StoreCheckMessage, sent: () => void): void {
  if (electronPort) {
    electronPort.postMessage(message);
    sent();
  } else {
    process.send?.(message, sent);
  }
}

/** The first message must have left before anything is read: nothing leaves a process that aborts. */
function answer(request: StoreCheckRequest): void {
  send({ state: 'reading' }, () => {
    setImmediate(() => {
      if (request.isBackground === true) yieldToOthers();
      send(carryOut(request), () => undefined);
    });
  });
}

function carryOut(request: StoreCheckRequest): StoreCheckMessage {
  if ('depth' in request) return checkStore(request);
  try {
    return salvageStore(request.file, request.key, request.salvageInto);
  } catch (error) {
    return { state: 'notSalvaged', why: whyNot(error) };
  }
}

function whyNot(error: unknown): NotSalvaged {
  if (error instanceof NothingToSalvage || isDamageError(error)) return 'nothing';
  return toStoreProblem(error).code === 'diskFull' ? 'diskFull' : 'failed';
}

function yieldToOthers(): void {
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // Where that is not allowed, it takes its share like any other.
  }
}

// A terminal sends it to every process of a command. Who asked decides when this one ends.
process.on('SIGINT', () => undefined);

if (electronPort) {
  electronPort.once('message', ({ data }) => {
    answer(data as StoreCheckRequest);
  });
} else {
  process.once('message', (request) => {
    answer(request as StoreCheckRequest);
  });
  // Without main, nobody receives the answer.
  process.on('disconnect', () => process.exit(0));
}
