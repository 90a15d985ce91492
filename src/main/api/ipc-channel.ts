/** The channel between the page and main. It accepts calls only from Latchkey's own page. */
import { ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import {
  latchkeyEventSchema,
  createProblem,
  operationCallSchema,
  type LatchkeyEvent,
  type Progress,
  type Result,
} from '../../contract';
import type { Dispatcher } from './dispatcher';

export interface IpcChannelOptions {
  readonly dispatcher: Dispatcher;
  readonly currentWindow: () => BrowserWindow | null;
  /** The origins of our pages, for example `app://latchkey`. */
  readonly origins: readonly string[];
  /** Observes every call from the page. */
  readonly observer: CallObserver;
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
  dispatcher,
  currentWindow,
  origins,
  observer,
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

  ipcMain.handle('latchkey:call', (event, call: unknown) => {
    if (!fromOurPage(event)) return wrongCaller;
    const run = dispatcher.dispatch(call, {
      source: 'window',
      progress: (callId, progress) => {
        observer.progress(callId, progress);
        sendEvent(currentWindow(), { event: 'progress', callId, progress });
      },
    });
    return observeCall(call, run, observer);
  });
  ipcMain.on('latchkey:cancel', (event, callId: unknown) => {
    if (fromOurPage(event) && typeof callId === 'string') dispatcher.cancel(callId);
  });
}

/** Resolves with the result of `run`, unchanged. */
async function observeCall(
  call: unknown,
  run: Promise<Result<unknown>>,
  observer: CallObserver,
): Promise<Result<unknown>> {
  const envelope = operationCallSchema.safeParse(call);
  if (!envelope.success) return run;
  const { callId, operation } = envelope.data;
  observer.begin(callId, operation);
  const result = await run;
  observer.end(callId, result);
  return result;
}
