/**
 * What is done when a part of Latchkey ends that should not. Electron's crashReporter is not started: its dumps hold
 * memory, and so may hold a secret.
 */
import { app, type BrowserWindow } from 'electron';
import type { CrashKind } from '../../../contract';
import { redactError } from './redact-error';
import type { CrashReports } from './crash-reports';
import { APP_ORIGIN } from '../app-protocol';
import { isEvaluationRuntime } from '../runtime';

/** Ended on purpose, by us or by the user. */
const expectedReasons = ['clean-exit', 'killed'];

export function watchCrashes(reports: CrashReports, codeFolder: string): void {
  const write = (kind: CrashKind, what: object): void => {
    reports.write(kind, { ...describeBuild(), ...what });
  };
  process.on('uncaughtException', (error) => {
    write('main', { error: redactError(error, codeFolder) });
    process.stderr.write('Latchkey ended unexpectedly; a report is in the data folder.\n');
    // What state it is in, nobody knows: it does not go on. Nothing that was confirmed is lost.
    app.exit(1);
  });
  process.on('unhandledRejection', (error) => {
    write('promise', { error: redactError(error, codeFolder) });
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode, serviceName }) => {
    if (expectedReasons.includes(reason)) return;
    write('helper', { process: { type, name: serviceName ?? null, reason, exitCode } });
  });
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    write('page', { process: { type: 'Renderer', name: null, reason, exitCode } });
  });
}

/** Loads the page again, once: one that crashes at every start must not do so for ever. */
export function reloadAfterCrash(window: BrowserWindow): void {
  window.webContents.once('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    // Not while its end is still being told.
    setImmediate(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    });
  });
}

/** What is written down of something that the page could not draw: as of any other error, nothing of what it said. */

export function describeRenderError(thrown: {
  name: string;
  message: string;
  stack: string;
}): object {
  const error = Object.assign(new Error(), thrown);
  return { ...describeBuild(), error: redactError(error, APP_ORIGIN) };
}

/** What a crash report says of the Latchkey that it is about. */

export const describeBuild = () => ({
  latchkey: app.getVersion(),
  electron: process.versions.electron,
  chromium: process.versions.chrome,
  node: process.versions.node,
  platform: `${process.platform} ${process.arch}`,
  evaluation: isEvaluationRuntime(process.versions.electron),
});
