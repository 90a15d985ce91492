/** The handler of inventory.overview, which uses stored data only. */
import type { overviewOperations } from '../../../contract';
import type { Handlers, HandlerServices } from './handler-types';

export const overviewHandlers = ({
  workspace,
}: HandlerServices): Handlers<keyof typeof overviewOperations> => ({
  'inventory.overview': async ({ profileIds, since }) =>
    (await workspace.store()).getOverview(since, Date.now(), profileIds),
});
