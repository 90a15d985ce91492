/** The channel between the page and main. It accepts calls only from Latchkey's own page. */
import type { BrowserWindow, IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  latchkeyEventSchema,
  createProblem,
  type LatchkeyEvent,
  type OperationCall,
  type Progress,
  type Result,
} from '../../contract';
import type { BridgeAnswer } from '../../contract/operation';
import { takeApart } from './list-parts';
import type { Dispatcher } from './dispatcher';

export interface IpcChannelOptions {
  /** Electron's; passed in, so that a test can send what a page could. */
  readonly ipc: Pick<IpcMain, 'handle' | 'on'>;
  readonly dispatcher: Dispatcher;
  readonly currentWindow: () => BrowserWindow | null;
  /** The origins of our pages, for example `app://latchkey`. */
  readonly origins: readonly string[];
  /** Observes every call from the page. */
  readonly observer: CallObserver;
  readonly isLocked: () => boolean;
}

/** Called when a call begins, makes progress and ends. */
export interface CallObserver {
  begin(callId: string, operation: string): void;
  progress(callId: string, progress: Progress): void;
  end(callId: string, result: Result<unknown>): void;
}

/** One observer that tells several. */
export const observeAll = (observers: readonly CallObserver[]): CallObserver => ({
  begin: (callId, operation) => {
    for (const each of observers) each.begin(callId, operation);
  },
  progress: (callId, progress) => {
    for (const each of observers) each.progress(callId, progress);
  },
  end: (callId, result) => {
    for (const each of observers) each.end(callId, result);
  },
});

const wrongCaller: Result<never> = {
  ok: false,
  problem: createProblem('invalidRequest', 'The call did not come from the Latchkey window.'),
};

/** Sends an event to the page, if there is one. Throws if the event does not match the contract. */
export function sendEvent(window: BrowserWindow | null, event: LatchkeyEvent): void {
  if (!window || window.isDestroyed()) return;
  window.webContents.send('latchkey:event', latchkeyEventSchema.parse(event));
}

export function openIpcChannel({
  ipc,
  dispatcher,
  currentWindow,
  origins,
  observer,
  isLocked,
}: IpcChannelOptions): void {
  const fromOurPage = (event: IpcMainEvent | IpcMainInvokeEvent): boolean => {
    const window = currentWindow();
    const frame = event.senderFrame;
    // Only the top frame of our own window, and only while it shows our own page.
    return (
      window !== null &&
      !window.isDestroyed() &&
      frame !== null &&
      event.sender === window.webContents &&
      frame === window.webContents.mainFrame &&
      origins.some((origin) => frame.url.startsWith(`${origin}/`))
    );
  };

  ipc.handle('latchkey:call', (event, call: unknown) => {
    if (!fromOurPage(event)) return wrongCaller;
    const run = dispatcher.dispatch(call, {
      source: 'window',
      progress: (callId, progress) => {
        observer.progress(callId, progress);
        // The page of the lock learns nothing of what goes on, and stops nothing.
        if (!isLocked()) sendEvent(currentWindow(), { event: 'progress', callId, progress });
      },
    });
    return answerInParts(call, observeCall(call, run, observer), (part) => {
      // The page that called may be gone, and another one, such as that of the lock, must not get the answer.
      if (fromOurPage(event)) sendEvent(currentWindow(), part);
    });
  });
  ipc.on('latchkey:cancel', (event, callId: unknown) => {
    if (fromOurPage(event) && !isLocked() && typeof callId === 'string') dispatcher.cancel(callId);
  });
}

/** Long lists are sent before the answer, with turns of main between them. */
async function answerInParts(
  call: unknown,
  run: Promise<Result<unknown>>,
  send: (part: LatchkeyEvent) => void,
): Promise<BridgeAnswer> {
  const { head, parts } = takeApart(await run);
  const { callId } = Object(call) as Partial<OperationCall>;
  if (parts.length === 0 || callId === undefined) return head;
  for (const part of parts) {
    send({ event: 'listPart', callId, part });
    await nextTurn();
  }
  return { ...head, parts: parts.length };
}

/** Resolves with the result of `run`, unchanged. */
async function observeCall(
  call: unknown,
  run: Promise<Result<unknown>>,
  observer: CallObserver,
): Promise<Result<unknown>> {
  // Not with the schema: the dispatcher alone knows whether the call is small enough for one.
  const { callId, operation } = Object(call) as Partial<OperationCall>;
  if (typeof callId !== 'string' || typeof operation !== 'string') return run;
  observer.begin(callId, operation);
  const result = await run;
  observer.end(callId, result);
  return result;
}
