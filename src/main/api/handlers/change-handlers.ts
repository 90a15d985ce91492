/** The handler of inventory.changes, which uses stored data only. */
import type { changeOperations } from '../../../contract';
import { listChanges } from '../../comparison/list-changes';
import type { Handlers, HandlerServices } from './handler-types';

export const changeHandlers = ({
  workspace,
}: HandlerServices): Handlers<keyof typeof changeOperations> => ({
  'inventory.changes': async (request, { signal }) =>
    listChanges(await workspace.store(), request, signal),
});
