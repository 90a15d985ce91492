/** Handlers of inventory.changes and inventory.interrupted, which use stored data only. */
import type { changeOperations, interruptedSyncOperations } from '../../../contract';
import { listChanges } from '../../comparison/list-changes';
import type { Handlers, HandlerServices } from './handler-types';

export const changeHandlers = ({
  workspace,
  sync,
}: HandlerServices): Handlers<
  keyof typeof changeOperations | keyof typeof interruptedSyncOperations
> => ({
  'inventory.changes': async (request, { signal }) =>
    listChanges(await workspace.store(), request, signal),
  'inventory.interrupted': async () => ({ interrupted: await sync.listInterrupted() }),
});
