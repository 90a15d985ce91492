/** Handlers of app.* and settings.* */
import {
  fail,
  type appOperations,
  type AppStatus,
  type desktopOperations,
  type endedJobOperations,
  type Settings,
  type settingsOperations,
} from '../../../contract';
import { accountsPageUrl } from '../../profiles/profiles';
import { findDatasetUrl } from '../../publish/dataset-url';
import type { Desktop, Handlers, HandlerServices, AppServices } from './handler-types';
import { license } from '../../../../package.json';
import { removeSnapshotsBySetting } from '../../sync/sync-snapshot';

const requireDesktop = (desktop: Desktop | null): Desktop =>
  desktop ?? fail('needsWindow', 'This needs the Latchkey window.');

export const appHandlers = ({
  workspace,
  profiles,
  about,
  desktop,
}: HandlerServices): Handlers<keyof typeof appOperations> => {
  const status = (): AppStatus => ({ ...about, ...workspace.status() });
  return {
    'app.status': () => Promise.resolve(status()),
    'app.retryKeychain': async () => {
      await workspace.retryKeychain();
      return status();
    },
    'app.chooseExportFile': async ({ suggestedName }) => ({
      file: await requireDesktop(desktop).chooseExportFile(suggestedName),
    }),
    'app.showFile': async ({ file }) => {
      const shell = requireDesktop(desktop);
      if (!shell.wasChosen(file)) fail('invalidRequest', 'Latchkey did not export this file.');
      shell.showFile(file);
      return Promise.resolve({});
    },
    'app.openInDomo': async ({ profileId, table }) => {
      const shell = requireDesktop(desktop);
      const { origin } = await profiles.get(profileId);
      await shell.openPage(
        table === undefined
          ? accountsPageUrl(origin)
          : await findDatasetUrl(await workspace.store(), { id: profileId, origin }, table),
      );
      return {};
    },
  };
};

const requireAppServices = (services: AppServices | null): AppServices =>
  services ?? fail('needsWindow', 'This needs the Latchkey window.');

export const appServiceHandlers = ({
  about,
  appServices,
}: HandlerServices): Handlers<
  keyof typeof desktopOperations | keyof typeof endedJobOperations
> => ({
  'app.about': () =>
    Promise.resolve({
      latchkey: about.version,
      electron: about.electron,
      chromium: about.electron === null ? null : process.versions.chrome,
      node: process.versions.node,
      platform: `${about.platform} ${process.arch}`,
      evaluation: about.evaluation,
      licence: license,
    }),
  'app.startAtLogin': async () => Promise.resolve(requireAppServices(appServices).login.get()),
  'app.setStartAtLogin': async ({ on }) =>
    Promise.resolve(requireAppServices(appServices).login.set(on)),
  'app.clipboard': async () => Promise.resolve(requireAppServices(appServices).clipboardLimits),
  'app.lastCrash': async () =>
    Promise.resolve({ crash: requireAppServices(appServices).crashes.last() }),
  'app.reportDrawing': async (error) =>
    Promise.resolve({ crash: requireAppServices(appServices).crashes.reportRenderError(error) }),
  'app.openCrashReport': async ({ name }) => {
    if (!(await requireAppServices(appServices).crashes.open(name))) {
      fail('notFound', 'The report cannot be opened.', {
        next: 'Open the folder of crash reports from the menu Help.',
      });
    }
    return {};
  },
  'app.deleteCrashReport': async ({ name }) => {
    requireAppServices(appServices).crashes.remove(name);
    return Promise.resolve({});
  },
  'app.endedJobs': async () => {
    const { endedJobs } = requireAppServices(appServices);
    return Promise.resolve({ jobs: endedJobs.list(), running: endedJobs.running() });
  },
  'app.dismissEndedJob': async ({ id }) => {
    requireAppServices(appServices).endedJobs.dismiss(id);
    return Promise.resolve({});
  },
  'app.checkForUpdate': async () => ({
    version: await requireAppServices(appServices).updates.check(),
  }),
  'app.downloadUpdate': async () => ({
    version: await requireAppServices(appServices).updates.download(),
  }),
  'app.installUpdate': async () => {
    await requireAppServices(appServices).updates.install();
    return {};
  },
});

export const settingsHandlers = ({
  workspace,
}: HandlerServices): Handlers<keyof typeof settingsOperations> => ({
  'settings.get': async () => (await workspace.store()).getSettings(),
  'settings.update': async (changes) => {
    const store = await workspace.store();
    const settings = await store.updateSettings(omitUndefined(changes));
    await removeSnapshotsBySetting(store);
    return settings;
  },
});

/** An undefined setting stays as it is. */
const omitUndefined = (changes: Partial<Record<keyof Settings, unknown>>): Partial<Settings> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
