/** inventory.* */
import { resolve } from 'node:path';
import { fail, type inventoryOperations } from '../../contract';
import { previewExport, writeExport } from '../export';
import type { Handlers, Services } from './types';

export const inventoryHandlers = ({
  workspace,
  sync,
  desktop,
}: Services): Handlers<keyof typeof inventoryOperations> => ({
  'inventory.sync': async ({ profileIds, depth }, context) => ({
    results: await sync.run(profileIds, depth, context),
  }),
  'inventory.search': async ({ filter, sort, offset, limit }) =>
    (await workspace.store()).search(filter, sort, offset, limit),
  'inventory.facets': async ({ profileIds, kind }) =>
    (await workspace.store()).facets(profileIds, kind),
  'inventory.detail': async (key) => (await workspace.store()).detail(key),
  'inventory.export': async ({ table, filter, file, bom }, { source, signal }) => {
    // A page must not be able to write where it likes: only where its user pointed.
    if (source === 'window' && desktop?.wasChosen(file) !== true) {
      fail('invalidRequest', 'This file was not chosen in the save dialog.');
    }
    const store = await workspace.store();
    return writeExport({ store, table, filter, file: resolve(file), bom, signal });
  },
  'inventory.exportPreview': async ({ table, filter, limit }) =>
    previewExport({ store: await workspace.store(), table, filter, limit }),
});
