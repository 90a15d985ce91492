/** Saved comparisons and their export */
import { fail, type comparisonKeptOperations } from '../../contract';
import type { Handlers, Services } from './types';

export const comparisonKeptHandlers = (
  _services: Services,
): Handlers<keyof typeof comparisonKeptOperations> => ({
  'comparison.saved': () => Promise.resolve(fail('unexpected', 'Not made yet.')),
  'comparison.save': () => Promise.resolve(fail('unexpected', 'Not made yet.')),
  'comparison.forget': () => Promise.resolve(fail('unexpected', 'Not made yet.')),
  'comparison.export': () => Promise.resolve(fail('unexpected', 'Not made yet.')),
});
