/** Saved comparisons and their export. */
import { randomUUID } from 'node:crypto';
import type { comparisonKeptOperations, SavedComparison } from '../../contract';
import { csvOf, markdownOf } from '../comparison';
import { writeText } from '../export';
import { comparisonHandlers } from './comparison';
import { comparisonInstancesHandlers } from './comparison-instances';
import { tableOf } from './comparison-rows';
import { targetOf } from './export-target';
import { snapshotHandlers } from './snapshot';
import type { Handlers, Services } from './types';

export const comparisonKeptHandlers = (
  services: Services,
): Handlers<keyof typeof comparisonKeptOperations> => {
  const { workspace, desktop } = services;
  const comparing = {
    ...comparisonHandlers(services),
    ...comparisonInstancesHandlers(services),
    ...snapshotHandlers(services),
  };
  const saved = async (): Promise<{ saved: SavedComparison[] }> => ({
    saved: [...(await (await workspace.store()).listSaved())],
  });
  return {
    'comparison.saved': saved,
    'comparison.save': async ({ name, comparison }) => {
      const store = await workspace.store();
      await store.saveComparison({ id: randomUUID(), name, savedAt: Date.now(), comparison });
      return saved();
    },
    'comparison.forget': async ({ id }) => {
      await (await workspace.store()).forgetComparison(id);
      return saved();
    },
    'comparison.export': async ({ comparison, show, format, file }, context) => {
      const target = targetOf({ file, bom: false }, context, desktop);
      const { table, rows } = await tableOf(comparing, comparison, show, context);
      const text = format === 'csv' ? csvOf(table) : markdownOf(table);
      await writeText([text], target);
      return { file: target.file, rows };
    },
  };
};
