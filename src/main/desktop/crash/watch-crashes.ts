/**
 * Writes a crash report when a part of Latchkey ends unexpectedly. Electron's crashReporter is not used: its dumps
 * contain memory, which can contain secrets.
 */
import { app, type BrowserWindow } from 'electron';
import type { CrashKind } from '../../../contract';
import { redactError } from './redact-error';
import type { CrashReports } from './crash-reports';
import { APP_ORIGIN } from '../app-protocol';
import { isEvaluationRuntime } from '../runtime';

/** The part was ended on purpose, by Latchkey or by the user. */
const expectedReasons = ['clean-exit', 'killed'];

/** Its death is a result: it checks a store that may end the process that reads it. */
const STORE_CHECK = 'Latchkey store-check';

export function watchCrashes(reports: CrashReports, codeFolder: string): void {
  const write = (kind: CrashKind, what: object): void => {
    reports.write(kind, { ...describeBuild(), ...what });
  };
  process.on('uncaughtException', (error) => {
    write('main', { error: redactError(error, codeFolder) });
    process.stderr.write('Latchkey ended unexpectedly; a report is in the data folder.\n');
    // The state of the process is unknown, so it ends. No confirmed change is lost.
    app.exit(1);
  });
  process.on('unhandledRejection', (error) => {
    write('promise', { error: redactError(error, codeFolder) });
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode, serviceName, name }) => {
    if (expectedReasons.includes(reason) || name === STORE_CHECK) return;
    write('helper', { process: { type, name: serviceName ?? null, reason, exitCode } });
  });
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    write('page', { process: { type: 'Renderer', name: null, reason, exitCode } });
  });
}

/** Reloads the page after its first crash only: a page that always crashes must not reload forever. */
export function reloadAfterCrash(window: BrowserWindow): void {
  window.webContents.once('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    // Not while the event is still being handled.
    setImmediate(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    });
  });
}

/** A report about an error while rendering. As with every error, its message is left out. */
export function describeRenderError(thrown: {
  name: string;
  message: string;
  stack: string;
}): object {
  const error = Object.assign(new Error(), thrown);
  return { ...describeBuild(), error: redactError(error, APP_ORIGIN) };
}

/** Versions and platform, for a crash report. */
export const describeBuild = () => ({
  latchkey: app.getVersion(),
  electron: process.versions.electron,
  chromium: process.versions.chrome,
  node: process.versions.node,
  platform: `${process.platform} ${process.arch}`,
  evaluation: isEvaluationRuntime(process.versions.electron),
});
