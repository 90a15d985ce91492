/** Handlers of inventory.changes, its export and inventory.interrupted, which use stored data only. */
import type { changeOperations, interruptedSyncOperations } from '../../../contract';
import { listChangeGaps } from '../../comparison/change-gaps';
import { changeRecords } from '../../comparison/change-records';
import { listChanges } from '../../comparison/list-changes';
import { writeChangesFile } from '../../export';
import { resolveExportTarget } from './export-target';
import { requireInstances } from './require-instances';
import type { Handlers, HandlerServices } from './handler-types';

export const changeHandlers = ({
  workspace,
  sync,
  desktop,
}: HandlerServices): Handlers<
  keyof typeof changeOperations | keyof typeof interruptedSyncOperations
> => ({
  'inventory.changes': async (request, { signal }) =>
    listChanges(await workspace.store(), request, signal),
  'changes.export': async ({ since, until, profileIds, kinds, ...request }, context) => {
    const store = await workspace.store();
    await requireInstances(store, { profileIds });
    const target = await resolveExportTarget(request, context, {
      desktop,
      workspace,
      of: 'inventory',
    });
    const period = { since, until, profileIds, kinds };
    return writeChangesFile({
      store,
      period,
      gaps: await listChangeGaps(store, period),
      records: changeRecords(store, period, context.signal),
      progress: (progress) => {
        context.progress(progress);
      },
      ...target,
    });
  },
  'inventory.interrupted': async () => ({ interrupted: await sync.listInterrupted() }),
});
