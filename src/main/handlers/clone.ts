/** clone.* */
import { fail, type cloneOperations } from '../../contract';
import type { Handlers, Services } from './types';

export const cloneHandlers = (_services: Services): Handlers<keyof typeof cloneOperations> => ({
  'clone.plan': () => Promise.resolve(fail('unexpected', 'Not made yet.')),
  'clone.run': () => Promise.resolve(fail('unexpected', 'Not made yet.')),
});
