/** What the contract's `app.*` operations need of a desktop app's life. */
import { join } from 'node:path';
import { app, shell } from 'electron';
import type { AppLife } from '../handlers/types';
import { drawingReport } from './crash/drawing';
import type { CrashReports } from './crash/reports';
import { questionFor } from './jobs';
import { isEvaluation } from './runtime';
import { createLoginSwitch } from './start-at-login';
import { Updates } from './updates/updates';

export interface LifeOptions {
  readonly reports: CrashReports;
  /** Names of the operations that are under way. */
  readonly underWay: () => readonly string[];
}

export function createLife({ reports, underWay }: LifeOptions): AppLife {
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
      drawing: (thrown) => reports.write('drawing', drawingReport(thrown)),
      open: async (name) => {
        const file = reports.find(name);
        // Answers with words where it failed.
        return file !== null && (await shell.openPath(file)) === '';
      },
      remove: (name) => {
        reports.remove(name);
      },
    },
    updates: new Updates({
      updater: makeUpdater,
      busy: () => questionFor(underWay()) !== null,
    }),
  };
}

/** Loaded when it is first asked for: most starts never do. */
async function makeUpdater() {
  const { platform, env, execPath } = process;
  const { updateSource } = await import('./updates/source');
  const source = updateSource({
    evaluation: isEvaluation(process.versions.electron),
    platform,
    env,
    file: join(process.resourcesPath, 'update-feed.json'),
  });
  const { createUpdater, installedAs } = await import('./updates/updater');
  return createUpdater(source, installedAs(platform, env, execPath));
}
