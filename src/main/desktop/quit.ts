/** Leaving: asks while a job runs, then lets go of everything before the process ends. */
import { app, powerMonitor, type BrowserWindow } from 'electron';
import { buildQuitQuestion } from './running-jobs';
import { showConfirmDialog } from './desktop';

export interface QuitOptions {
  readonly window: BrowserWindow;
  /** Names of the operations that are under way. */
  readonly runningOperations: () => readonly string[];
  /** The store is closed, so that its log is folded into the file; no secret stays behind. */
  readonly close: () => Promise<unknown>;
}

const quitAnswers = { yes: 'Quit', no: 'Keep running' } as const;

/** `asking`: a second attempt to leave waits for the same answer. `leaving`: nothing asks any more. */
type QuitState = 'open' | 'asking' | 'leaving' | 'closed';

export function setUpQuit({ window, runningOperations: underWay, close }: QuitOptions): void {
  let state: QuitState = 'open';

  const leave = (): void => {
    if (state !== 'closed') state = 'leaving';
    app.quit();
  };
  /** True when it may end now; else the user is asked, and it ends later or not at all. */
  const mayLeave = (): boolean => {
    if (state === 'leaving' || state === 'closed') return true;
    const question = buildQuitQuestion(underWay());
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

/** Whoever ends the session has decided: nobody is asked, and nothing waits for an answer. */
function quitWithSession(window: BrowserWindow, leave: () => void): void {
  powerMonitor.on('shutdown', leave);
  // Windows alone; the window's own types know it there.
  (window as NodeJS.EventEmitter).on('session-end', leave);
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) process.on(signal, leave);
}
