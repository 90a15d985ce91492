/** settings.* */
import type { Settings, settingsOperations } from '../../contract';
import { removeOldSnapshots } from '../inventory/snapshot';
import type { Handlers, Services } from './types';

export const settingsHandlers = ({
  workspace,
}: Services): Handlers<keyof typeof settingsOperations> => ({
  'settings.get': async () => (await workspace.store()).getSettings(),
  'settings.update': async (changes) => {
    const store = await workspace.store();
    const settings = await store.updateSettings(given(changes));
    await removeOldSnapshots(store);
    return settings;
  },
});

/** A setting that is named with nothing stays as it is. */
const given = (changes: Partial<Record<keyof Settings, unknown>>): Partial<Settings> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
