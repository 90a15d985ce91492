/**
 * What is done when a part of Latchkey ends that should not. Electron's crashReporter is not started: its dumps hold
 * memory, and so may hold a secret.
 */
import { app, type BrowserWindow } from 'electron';
import type { CrashKind } from '../../../contract';
import { madeOf } from './made-of';
import { toldError } from './redact';
import type { CrashReports } from './reports';

/** Ended on purpose, by us or by the user. */
const expected = ['clean-exit', 'killed'];

export function watchCrashes(reports: CrashReports, codeFolder: string): void {
  const write = (kind: CrashKind, what: object): void => {
    reports.write(kind, { ...madeOf(), ...what });
  };
  process.on('uncaughtException', (error) => {
    write('main', { error: toldError(error, codeFolder) });
    process.stderr.write('Latchkey ended unexpectedly; a report is in the data folder.\n');
    // What state it is in, nobody knows: it does not go on. Nothing that was confirmed is lost.
    app.exit(1);
  });
  process.on('unhandledRejection', (error) => {
    write('promise', { error: toldError(error, codeFolder) });
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode, serviceName }) => {
    if (expected.includes(reason)) return;
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
