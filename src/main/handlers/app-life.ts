/** app.* that are about life as a desktop app. */
import { license } from '../../../package.json';
import { fail, type appLifeOperations } from '../../contract';
import type { AppLife, Handlers, Services } from './types';

const lifeOf = (life: AppLife | null): AppLife =>
  life ?? fail('needsWindow', 'This needs the Latchkey window.');

export const appLifeHandlers = ({
  about,
  life,
}: Services): Handlers<keyof typeof appLifeOperations> => ({
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
  'app.startAtLogin': async () => Promise.resolve(lifeOf(life).login.get()),
  'app.setStartAtLogin': async ({ on }) => Promise.resolve(lifeOf(life).login.set(on)),
  'app.lastCrash': async () => Promise.resolve({ crash: lifeOf(life).crashes.last() }),
  'app.reportDrawing': async (thrown) =>
    Promise.resolve({ crash: lifeOf(life).crashes.drawing(thrown) }),
  'app.openCrashReport': async ({ name }) => {
    if (!(await lifeOf(life).crashes.open(name))) {
      fail('notFound', 'The report cannot be opened.', {
        next: 'Look into the folder of crash reports (Help).',
      });
    }
    return {};
  },
  'app.deleteCrashReport': async ({ name }) => {
    lifeOf(life).crashes.remove(name);
    return Promise.resolve({});
  },
  'app.checkForUpdate': async () => ({ version: await lifeOf(life).updates.check() }),
  'app.downloadUpdate': async () => ({ version: await lifeOf(life).updates.download() }),
  'app.installUpdate': async () => {
    await lifeOf(life).updates.install();
    return {};
  },
});
