/** Handlers of sample.* */
import { fail, type sampleOperations } from '../../../contract';
import type { AppServices, Handlers, HandlerServices } from './handler-types';

export const sampleHandlers = ({
  appServices,
}: HandlerServices): Handlers<keyof typeof sampleOperations> => {
  const requireSample = (): AppServices['sample'] =>
    appServices?.sample ?? fail('needsWindow', 'This needs the Latchkey window.');
  return {
    'sample.get': async () => Promise.resolve({ open: requireSample().isOpen() }),
    'sample.open': async () => {
      await requireSample().open();
      return { open: true };
    },
    'sample.leave': async () => {
      await requireSample().leave();
      return { open: false };
    },
  };
};
