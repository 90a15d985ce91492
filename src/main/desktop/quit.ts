/** Quits: asks while a job runs, then closes the store and clears secrets before the process ends. */
import { app, powerMonitor, type BrowserWindow } from 'electron';
import { buildQuitQuestion } from './running-jobs';
import { showConfirmDialog } from './desktop';

export interface QuitOptions {
  readonly window: BrowserWindow;
  /** Names of the running operations. */
  readonly runningOperations: () => readonly string[];
  /** Closes the store, which merges its log into the file, and clears secrets. */
  readonly close: () => Promise<unknown>;
}

const quitAnswers = { yes: 'Quit', no: 'Keep Running' } as const;

/** `asking`: a second attempt to quit waits for the same answer. `leaving`: nothing asks again. */
type QuitState = 'open' | 'asking' | 'leaving' | 'closed';

export function setUpQuit({ window, runningOperations, close }: QuitOptions): void {
  let state: QuitState = 'open';

  const leave = (): void => {
    if (state !== 'closed') state = 'leaving';
    app.quit();
  };
  /** True if Latchkey may quit now. Otherwise asks the user and quits later or not at all. */
  const mayLeave = (): boolean => {
    if (state === 'leaving' || state === 'closed') return true;
    const question = buildQuitQuestion(runningOperations());
    if (question === null) return true;
    if (state === 'open') {
      state = 'asking';
      void showConfirmDialog(window, { ...question, ...quitAnswers }).then((quit) => {
        if (state !== 'asking') return;
        state = 'open';
        if (quit) leave();
      });
    }
    return false;
  };

  window.on('close', (event) => {
    if (!mayLeave()) event.preventDefault();
  });
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (!mayLeave() || closing) return;
    closing = true;
    void close().finally(() => {
      state = 'closed';
      app.quit();
    });
  });
  let closing = false;
  quitWithSession(window, leave);
}

/** When the session or the process is ended from outside, quits without asking. */
function quitWithSession(window: BrowserWindow, leave: () => void): void {
  powerMonitor.on('shutdown', leave);
  // Only on Windows, and only declared there.
  (window as NodeJS.EventEmitter).on('session-end', leave);
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) process.on(signal, leave);
}
