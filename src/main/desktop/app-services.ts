/** The services behind the contract's `app.*` operations: start at login, crash reports, updates. */
import { join } from 'node:path';
import { app, shell } from 'electron';
import type { AppServices } from '../api/handlers/handler-types';
import { describeRenderError } from './crash/watch-crashes';
import type { CrashReports } from './crash/crash-reports';
import { clipboardLimits } from './clipboard-limits';
import { buildQuitQuestion } from './running-jobs';
import { isEvaluationRuntime } from './runtime';
import { createLoginSwitch } from './start-at-login';
import { AppUpdates } from './updates/app-updates';

export interface AppServicesOptions {
  readonly reports: CrashReports;
  readonly endedJobs: AppServices['endedJobs'];
  readonly sample: AppServices['sample'];
  /** Names of the running operations. */
  readonly runningOperations: () => readonly string[];
}

export function createAppServices({
  reports,
  endedJobs,
  sample,
  runningOperations,
}: AppServicesOptions): AppServices {
  const { platform, env, execPath } = process;
  return {
    clipboardLimits: clipboardLimits({
      platform,
      env,
      ozonePlatform: app.commandLine.getSwitchValue('ozone-platform'),
    }),
    login: createLoginSwitch({
      packaged: app.isPackaged,
      platform,
      env,
      program: execPath,
      items: app,
    }),
    crashes: {
      last: () => reports.list()[0] ?? null,
      reportRenderError: (thrown) => reports.write('drawing', describeRenderError(thrown)),
      open: async (name) => {
        const file = reports.find(name);
        // Resolves with an empty string, or with an error message.
        return file !== null && (await shell.openPath(file)) === '';
      },
      remove: (name) => {
        reports.remove(name);
      },
    },
    endedJobs,
    sample,
    updates: new AppUpdates({
      createUpdater: loadUpdater,
      isBusy: () => buildQuitQuestion(runningOperations()) !== null,
    }),
  };
}

/** Loads the updater on first use: most runs never check for updates. */
async function loadUpdater() {
  const { platform, env, execPath } = process;
  const { readUpdateSource } = await import('./updates/update-source');
  const source = readUpdateSource({
    evaluation: isEvaluationRuntime(process.versions.electron),
    platform,
    env,
    file: join(process.resourcesPath, 'update-feed.json'),
  });
  const { createUpdater, detectInstallKind } = await import('./updates/signed-updater');
  return createUpdater(source, detectInstallKind(platform, env, execPath));
}
