/** The handler of inventory.interrupted. */
import type { interruptedSyncOperations } from '../../../contract';
import type { Handlers, HandlerServices } from './handler-types';

export const interruptedSyncHandlers = ({
  sync,
}: HandlerServices): Handlers<keyof typeof interruptedSyncOperations> => ({
  'inventory.interrupted': async () => ({ interrupted: await sync.listInterrupted() }),
});
