/** Handlers of inventory.* and activity.* */
import type {
  inventoryOperations,
  activityOperations,
  inventoryLookupOperations,
} from '../../../contract';
import { findExportGaps, previewExport, writeExportFile, writeActivityFile } from '../../export';
import type { CallContext } from '../../call-context';
import { resolveExportTarget } from './export-target';
import { countInventory } from './count-inventory';
import { requireInstances } from './require-instances';
import type { Handlers, HandlerServices } from './handler-types';

export const inventoryHandlers = ({
  workspace,
  sync,
  comparing,
  desktop,
}: HandlerServices): Handlers<
  keyof typeof inventoryOperations | keyof typeof inventoryLookupOperations
> => ({
  'inventory.sync': async ({ profileIds, depth, everything, continue: isContinued }, context) => {
    const prepare = (synced: readonly string[]): void => {
      // The window often compares instances next. A command ends here.
      if (context.source !== 'window') return;
      // Nobody waits for this. If it fails, the comparison itself reports the failure.
      comparing.prepare(synced).catch(() => undefined);
    };
    // Each instance is prepared as soon as its sync ends, so that little is left after the last one.
    const onProfileEnd = (profileId: string): void => {
      prepare([profileId]);
    };
    // A command has no screen that would wait for the writes, and saves the memory of another connection.
    if (context.source === 'window') void (await workspace.store()).readBeside();
    const outcome = await sync.run(
      profileIds,
      { depth: isContinued ? 'full' : depth, everything },
      { ...context, onProfileEnd },
      isContinued,
    );
    prepare(outcome.results.map(({ profileId }) => profileId));
    return outcome;
  },
  'inventory.search': async ({ filter, sort, offset, limit }, { signal }) =>
    (await workspace.store()).searchUntil(signal, filter, sort, offset, limit),
  'inventory.count': async ({ filter }, { signal }) =>
    countInventory(await workspace.store(), filter, signal),
  'inventory.gaps': async (scope) => ({
    gaps: await findExportGaps(await workspace.store(), scope),
  }),
  'inventory.find': async ({ text, limit }) =>
    (await workspace.store()).findBestMatches(text, limit),
  'inventory.position': async ({ account, filter, sort }) => ({
    index: await (await workspace.store()).findAccountPosition(account, filter, sort),
  }),
  'inventory.facets': async ({ profileIds, kind }) =>
    (await workspace.store()).getFacets(profileIds, kind),
  'inventory.detail': async (key) => (await workspace.store()).getAccountDetail(key),
  'inventory.export': async ({ table, filter, expandGroups, ...request }, context) => {
    const store = await workspace.store();
    await requireInstances(store, filter);
    const target = await resolveExportTarget(request, context, {
      desktop,
      workspace,
      of: 'inventory',
    });
    const progress = progressOf(context);
    return writeExportFile({ store, table, filter, expandGroups, progress, ...target });
  },
  'inventory.exportPreview': async (request) =>
    previewExport({ store: await workspace.store(), ...request }),
});

const progressOf =
  (context: CallContext): CallContext['progress'] =>
  (progress) => {
    context.progress(progress);
  };

export const activityHandlers = ({
  workspace,
  desktop,
}: HandlerServices): Handlers<keyof typeof activityOperations> => ({
  'activity.list': async ({ filter, offset, limit }) =>
    (await workspace.store()).listActivity(filter, offset, limit),
  'activity.export': async ({ filter, ...request }, context) => {
    const target = await resolveExportTarget(request, context, {
      desktop,
      workspace,
      of: 'activity',
    });
    const progress = progressOf(context);
    return writeActivityFile({ store: await workspace.store(), filter, progress, ...target });
  },
});
