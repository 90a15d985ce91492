/** Handlers of inventory.* and activity.* */
import type {
  inventoryOperations,
  activityOperations,
  InventoryFilter,
  ResponseFor,
} from '../../../contract';
import { isCovered } from '../../../contract/coverage-text';
import { previewExport, writeExportFile, writeActivityFile } from '../../export';
import type { StoredProfile } from '../../store/store-types';
import { resolveExportTarget } from './export-target';
import { countInventory } from './count-inventory';
import type { Handlers, HandlerServices } from './handler-types';

export const inventoryHandlers = ({
  workspace,
  sync,
  comparing,
  desktop,
}: HandlerServices): Handlers<keyof typeof inventoryOperations> => ({
  'inventory.sync': async ({ profileIds, depth }, context) => {
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
    const results = await sync.run(profileIds, depth, { ...context, onProfileEnd });
    prepare(results.map(({ profileId }) => profileId));
    return { results };
  },
  'inventory.search': async ({ filter, sort, offset, limit }, { signal }) =>
    (await workspace.store()).searchUntil(signal, filter, sort, offset, limit),
  'inventory.count': async ({ filter }, { signal }) =>
    countInventory(await workspace.store(), filter, signal),
  'inventory.facets': async ({ profileIds, kind }) =>
    (await workspace.store()).getFacets(profileIds, kind),
  'inventory.detail': async (key) => (await workspace.store()).getAccountDetail(key),
  'inventory.export': async ({ table, filter, ...request }, context) => {
    const target = resolveExportTarget(request, context, {
      desktop,
      storeProblem: await workspace.storeLoss(),
      storeProblemNow: () => workspace.storeLoss(),
    });
    const store = await workspace.store();
    const written = await writeExportFile({ store, table, filter, ...target });
    return { ...written, notCovered: listNotCovered(await store.listProfiles(), filter) };
  },
  'inventory.exportPreview': async ({ table, filter, limit }) =>
    previewExport({ store: await workspace.store(), table, filter, limit }),
});

/** OAuth accounts are not in the search. */
const listNotCovered = (
  profiles: readonly StoredProfile[],
  { profileIds, kind }: InventoryFilter,
): ResponseFor<'inventory.export'>['notCovered'] =>
  profiles
    .filter(({ id }) => kind !== 'oauth' && (profileIds === null || profileIds.includes(id)))
    .flatMap(({ label, lastSync }) => {
      const coverage = lastSync?.coverage;
      return coverage === undefined || isCovered(coverage) ? [] : [{ label, coverage }];
    });

export const activityHandlers = ({
  workspace,
  desktop,
}: HandlerServices): Handlers<keyof typeof activityOperations> => ({
  'activity.list': async ({ filter, offset, limit }) =>
    (await workspace.store()).listActivity(filter, offset, limit),
  'activity.export': async ({ filter, ...request }, context) => {
    const target = resolveExportTarget(request, context, {
      desktop,
      storeProblem: await workspace.storeLoss(),
      storeProblemNow: () => workspace.storeLoss(),
    });
    return writeActivityFile({ store: await workspace.store(), filter, ...target });
  },
});
