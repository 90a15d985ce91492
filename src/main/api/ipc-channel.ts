/** The one channel between the page and main: who calls is checked before what is called. */
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
  /** Sees every call that is run: when it begins, how far it is, how it ended. */
  readonly watch: CallObserver;
}

export interface CallObserver {
  begin(callId: string, operation: string): void;
  progress(callId: string, progress: Progress): void;
  end(callId: string, result: Result<unknown>): void;
}

const wrongCaller: Result<never> = {
  ok: false,
  problem: createProblem('invalidRequest', 'This caller is not the Latchkey window.'),
};

/** Sends an event to the page. What does not fit the contract is not sent. */
export function sendEvent(window: BrowserWindow | null, event: LatchkeyEvent): void {
  if (!window || window.isDestroyed()) return;
  window.webContents.send('latchkey:event', latchkeyEventSchema.parse(event));
}

export function openIpcChannel({
  dispatcher,
  currentWindow,
  origins,
  watch,
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
        watch.progress(callId, progress);
        sendEvent(currentWindow(), { event: 'progress', callId, progress });
      },
    });
    return observeCall(call, run, watch);
  });
  ipcMain.on('latchkey:cancel', (event, callId: unknown) => {
    if (fromOurPage(event) && typeof callId === 'string') dispatcher.cancel(callId);
  });
}

/** The answer, as it came. */
async function observeCall(
  call: unknown,
  run: Promise<Result<unknown>>,
  watch: CallObserver,
): Promise<Result<unknown>> {
  const envelope = operationCallSchema.safeParse(call);
  if (!envelope.success) return run;
  const { callId, operation } = envelope.data;
  watch.begin(callId, operation);
  const result = await run;
  watch.end(callId, result);
  return result;
}
