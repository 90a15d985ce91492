/** app.* */
import { fail, type appOperations, type Status } from '../../contract';
import { accountsPage } from '../profiles/page';
import type { Desktop, Handlers, Services } from './types';

const windowOf = (desktop: Desktop | null): Desktop =>
  desktop ?? fail('needsWindow', 'This needs the Latchkey window.');

export const appHandlers = ({
  workspace,
  profiles,
  about,
  desktop,
}: Services): Handlers<keyof typeof appOperations> => {
  const status = (): Status => ({ ...about, ...workspace.status() });
  return {
    'app.status': () => Promise.resolve(status()),
    'app.retryKeychain': async () => {
      await workspace.retryKeychain();
      return status();
    },
    'app.chooseExportFile': async ({ suggestedName }) => ({
      file: await windowOf(desktop).chooseExportFile(suggestedName),
    }),
    'app.showFile': async ({ file }) => {
      const shown = windowOf(desktop);
      if (!shown.wasChosen(file)) fail('invalidRequest', 'This file was not exported from here.');
      shown.showFile(file);
      return Promise.resolve({});
    },
    'app.openInDomo': async ({ profileId }) => {
      const shown = windowOf(desktop);
      await shown.openPage(accountsPage((await profiles.get(profileId)).origin));
      return {};
    },
  };
};
