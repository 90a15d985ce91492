/** Handlers of bulk.* */
import type { bulkOperations } from '../../../contract';
import { bulkTable } from '../../bulk/bulk-table';
import { planBulk } from '../../bulk/plan-bulk';
import { requireRun, runBulk } from '../../bulk/run-bulk';
import { findInstanceGaps, writeTextFile } from '../../export';
import { toCsvTable } from '../../export/formats/csv-text';
import { resolveExportTarget } from './export-target';
import type { Handlers, HandlerServices } from './handler-types';

export const bulkHandlers = (services: HandlerServices): Handlers<keyof typeof bulkOperations> => {
  const { workspace, desktop } = services;
  return {
    'bulk.plan': async (request, context) => {
      const { allOf } = request;
      const gaps = allOf && (await findInstanceGaps(await workspace.store(), allOf));
      return planBulk(services, request, context, gaps);
    },
    'bulk.run': (request, context) => runBulk(services, request, context),
    'bulk.read': async ({ id }) => requireRun(await workspace.store(), id),
    'bulk.list': async () => ({ runs: [...(await (await workspace.store()).listBulkRuns())] }),
    'bulk.remove': async ({ id }) => {
      await (await workspace.store()).removeBulkRun(id);
      return { removed: id };
    },
    'bulk.export': async ({ id, file }, context) => {
      const run = await requireRun(await workspace.store(), id);
      const target = await resolveExportTarget({ file }, context, { desktop, workspace, of: null });
      const table = bulkTable(run);
      await writeTextFile([toCsvTable(table)], target);
      return { file: target.file, rows: table.length - 1 };
    },
  };
};
