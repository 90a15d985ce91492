/** inventory.* */
import type { inventoryOperations } from '../../contract';
import { previewExport, writeExport } from '../export';
import { targetOf } from './export-target';
import type { Handlers, Services } from './types';

export const inventoryHandlers = ({
  workspace,
  sync,
  comparing,
  desktop,
}: Services): Handlers<keyof typeof inventoryOperations> => ({
  'inventory.sync': async ({ profileIds, depth }, context) => {
    const prepare = (read: readonly string[]): void => {
      // A command is about to end; the window will be asked next what differs now.
      if (context.source !== 'window') return;
      // Nobody waits for it: what fails is told to whoever compares.
      comparing.prepare(read).catch(() => undefined);
    };
    // Each as it ends, so that little is left to do when the last one has.
    const ended = (profileId: string): void => {
      prepare([profileId]);
    };
    const results = await sync.run(profileIds, depth, { ...context, ended });
    prepare(results.map(({ profileId }) => profileId));
    return { results };
  },
  'inventory.search': async ({ filter, sort, offset, limit }) =>
    (await workspace.store()).search(filter, sort, offset, limit),
  'inventory.facets': async ({ profileIds, kind }) =>
    (await workspace.store()).facets(profileIds, kind),
  'inventory.detail': async (key) => (await workspace.store()).detail(key),
  'inventory.export': async ({ table, filter, ...request }, context) => {
    const target = targetOf(request, context, desktop);
    return writeExport({ store: await workspace.store(), table, filter, ...target });
  },
  'inventory.exportPreview': async ({ table, filter, limit }) =>
    previewExport({ store: await workspace.store(), table, filter, limit }),
});
