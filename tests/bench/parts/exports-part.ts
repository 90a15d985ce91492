/** What an export costs beside a plain loop over the same rows of the same store. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../../build/lib/say';
import { writeExportFile } from '../../../src/main/export';
import type { Store } from '../../../src/main/store/store-types';
import { filter } from '../../store/rows';
import { temporaryFolder } from '../../support/temporary-folder';
import { benchRow, type BenchRow } from '../bench-row';
import { costOf, type Cost } from '../cost-of';
import type { BenchOptions } from './bench-options';
import { openFleetStore } from './fleet-store';

const MB = 1024 * 1024;
const TARGET_RATIO = 1.5;
const TARGET_GROWTH_MB = 64;

async function readAll(store: Store, accounts: number): Promise<void> {
  let rows = 0;
  for await (const batch of store.exportBatches('accounts', filter())) rows += batch.length;
  if (rows < accounts) throw new Error(`${rows} rows`);
}

export async function measureExports(options: BenchOptions): Promise<BenchRow[]> {
  say(`Filling a store with ${options.rows} accounts …`);
  const { store } = await openFleetStore({
    ...options,
    accounts: options.rows,
    contents: 'all',
  });
  const { signal } = new AbortController();
  const folder = temporaryFolder('bench-exports');
  const rows: BenchRow[] = [];
  // The first reading fills caches, and the heap grows to its usual size.
  await readAll(store, options.rows);
  const loop = await costOf(() => readAll(store, options.rows));
  for (const format of ['csv', 'jsonl', 'parquet'] as const) {
    const file = join(folder, `accounts.${format}`);
    const target = { file, format, bom: false, signal, storeProblem: null, manifest: true };
    const cost = await costOf(() =>
      writeExportFile({ store, table: 'accounts', filter: filter(), ...target }),
    );
    rows.push(...rowsOf(format, cost, loop, statSync(file).size / MB));
  }
  await store.close();
  return rows;
}

const rowsOf = (format: string, cost: Cost, loop: Cost, megabytes: number): BenchRow[] => [
  benchRow({
    part: 'exports',
    name: `${format} of all accounts, processor time`,
    figure: cost.processorSeconds,
    unit: 's',
    comparison: { what: 'a plain loop over the rows', figure: loop.processorSeconds },
    target: { of: 'ratio', atMost: TARGET_RATIO },
    parts: [
      { name: 'wall time', figure: cost.seconds, comparison: loop.seconds },
      { name: 'file', figure: megabytes, unit: 'MB' },
    ],
  }),
  benchRow({
    part: 'exports',
    name: `${format} of all accounts, growth of the memory`,
    figure: cost.growthMb,
    unit: 'MB',
    comparison: { what: 'a plain loop over the rows', figure: loop.growthMb },
    target: { of: 'figure', atMost: TARGET_GROWTH_MB },
  }),
];
