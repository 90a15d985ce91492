/** app.* */
import {
  fail,
  type appOperations,
  type AppStatus,
  type desktopOperations,
  type Settings,
  type settingsOperations,
} from '../../../contract';
import { accountsPageUrl } from '../../profiles/profiles';
import type { Desktop, Handlers, HandlerServices, AppServices } from './handler-types';
import { license } from '../../../../package.json';
import { removeOldSnapshots } from '../../sync/sync-snapshot';

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
      const shown = requireDesktop(desktop);
      if (!shown.wasChosen(file)) fail('invalidRequest', 'This file was not exported from here.');
      shown.showFile(file);
      return Promise.resolve({});
    },
    'app.openInDomo': async ({ profileId }) => {
      const shown = requireDesktop(desktop);
      await shown.openPage(accountsPageUrl((await profiles.get(profileId)).origin));
      return {};
    },
  };
};

/** app.* that are about life as a desktop app. */

const requireAppServices = (life: AppServices | null): AppServices =>
  life ?? fail('needsWindow', 'This needs the Latchkey window.');

export const appServiceHandlers = ({
  about,
  life,
}: HandlerServices): Handlers<keyof typeof desktopOperations> => ({
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
  'app.startAtLogin': async () => Promise.resolve(requireAppServices(life).login.get()),
  'app.setStartAtLogin': async ({ on }) => Promise.resolve(requireAppServices(life).login.set(on)),
  'app.lastCrash': async () => Promise.resolve({ crash: requireAppServices(life).crashes.last() }),
  'app.reportDrawing': async (thrown) =>
    Promise.resolve({ crash: requireAppServices(life).crashes.reportRenderError(thrown) }),
  'app.openCrashReport': async ({ name }) => {
    if (!(await requireAppServices(life).crashes.open(name))) {
      fail('notFound', 'The report cannot be opened.', {
        next: 'Look into the folder of crash reports (Help).',
      });
    }
    return {};
  },
  'app.deleteCrashReport': async ({ name }) => {
    requireAppServices(life).crashes.remove(name);
    return Promise.resolve({});
  },
  'app.checkForUpdate': async () => ({ version: await requireAppServices(life).updates.check() }),
  'app.downloadUpdate': async () => ({
    version: await requireAppServices(life).updates.download(),
  }),
  'app.installUpdate': async () => {
    await requireAppServices(life).updates.install();
    return {};
  },
});

/** settings.* */

export const settingsHandlers = ({
  workspace,
}: HandlerServices): Handlers<keyof typeof settingsOperations> => ({
  'settings.get': async () => (await workspace.store()).getSettings(),
  'settings.update': async (changes) => {
    const store = await workspace.store();
    const settings = await store.updateSettings(omitUndefined(changes));
    await removeOldSnapshots(store);
    return settings;
  },
});

/** A setting that is named with nothing stays as it is. */
const omitUndefined = (changes: Partial<Record<keyof Settings, unknown>>): Partial<Settings> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
