/** settings.* */
import { fail, type settingsOperations } from '../../contract';
import type { Handlers, Services } from './types';

export const settingsHandlers = (
  _services: Services,
): Handlers<keyof typeof settingsOperations> => ({
  'settings.get': () => Promise.resolve(fail('unexpected', 'Not made yet.')),
  'settings.update': () => Promise.resolve(fail('unexpected', 'Not made yet.')),
});
