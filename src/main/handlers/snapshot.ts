/** Then and now */
import { fail, type snapshotOperations } from '../../contract';
import type { Handlers, Services } from './types';

export const snapshotHandlers = (
  _services: Services,
): Handlers<keyof typeof snapshotOperations> => ({
  'snapshot.list': () => Promise.resolve(fail('unexpected', 'Not made yet.')),
  'snapshot.ofAccount': () => Promise.resolve(fail('unexpected', 'Not made yet.')),
  'comparison.accountThenAndNow': () => Promise.resolve(fail('unexpected', 'Not made yet.')),
  'comparison.instanceThenAndNow': () => Promise.resolve(fail('unexpected', 'Not made yet.')),
});
