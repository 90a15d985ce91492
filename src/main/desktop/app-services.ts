/** What the contract's `app.*` operations need of a desktop app's life. */
import { join } from 'node:path';
import { app, shell } from 'electron';
import type { AppServices } from '../api/handlers/handler-types';
import { describeRenderError } from './crash/watch-crashes';
import type { CrashReports } from './crash/crash-reports';
import { buildQuitQuestion } from './running-jobs';
import { isEvaluationRuntime } from './runtime';
import { createLoginSwitch } from './start-at-login';
import { AppUpdates } from './updates/app-updates';

export interface AppServicesOptions {
  readonly reports: CrashReports;
  /** Names of the operations that are under way. */
  readonly runningOperations: () => readonly string[];
}

export function createAppServices({
  reports,
  runningOperations: underWay,
}: AppServicesOptions): AppServices {
  const { platform, env, execPath } = process;
  return {
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
        // Answers with words where it failed.
        return file !== null && (await shell.openPath(file)) === '';
      },
      remove: (name) => {
        reports.remove(name);
      },
    },
    updates: new AppUpdates({
      createUpdater: loadUpdater,
      isBusy: () => buildQuitQuestion(underWay()) !== null,
    }),
  };
}

/** Loaded when it is first asked for: most starts never do. */
async function loadUpdater() {
  const { platform, env, execPath } = process;
  const { readUpdateSource: updateSource } = await import('./updates/update-source');
  const source = updateSource({
    evaluation: isEvaluationRuntime(process.versions.electron),
    platform,
    env,
    file: join(process.resourcesPath, 'update-feed.json'),
  });
  const { createUpdater, detectInstallKind: installedAs } =
    await import('./updates/signed-updater');
  return createUpdater(source, installedAs(platform, env, execPath));
}
