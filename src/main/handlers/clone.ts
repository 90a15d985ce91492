/** clone.* */
import { planClone, runClone } from '../cloning';
import type { cloneOperations } from '../../contract';
import type { Handlers, Services } from './types';

export const cloneHandlers = (services: Services): Handlers<keyof typeof cloneOperations> => ({
  'clone.plan': (request, context) => planClone(services, request, context),
  'clone.run': (request, context) => runClone(services, request, context),
});
