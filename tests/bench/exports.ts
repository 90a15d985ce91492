/** `npx tsx tests/bench/exports.ts [--json] [--accounts N]`: see README.md. Needs a build. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { say, script } from '../../build/lib/say';
import { writeExportFile } from '../../src/main/export';
import { openStore } from '../../src/main/store';
import type { Store } from '../../src/main/store/store-types';
import { THREAD_FILE } from '../store/constants';
import { account, filter, profile } from '../store/rows';
import { STORE_KEY } from '../support/service';
import { temporaryFolder } from '../support/temporary-folder';

const options = new Command('exports')
  .option('--json', 'print the figures as JSON')
  .option('--accounts <n>', 'accounts in the store', Number, 10_000)
  .option('--times <n>', 'how often they are read for one export', Number, 20)
  .parse()
  .opts<{ json?: true; accounts: number; times: number }>();

const INSTANCES = 5;
const SAMPLE_MS = 20;
const MB = 1024 * 1024;

interface Figure {
  readonly seconds: number;
  /** Of all threads. */
  readonly processorSeconds: number;
  /** Processor time of that of the plain loop: other load of the machine is not in it. */
  readonly ratio: number;
  /** The most resident memory, above that at its start. */
  readonly growthMb: number;
  readonly megabytes: number;
}

async function fill(store: Store): Promise<void> {
  const each = Math.ceil(options.accounts / INSTANCES);
  for (let at = 0; at < INSTANCES; at++) {
    await store.addProfile(profile(`instance-${at}`));
    const accounts = Array.from({ length: each }, (_, n) =>
      account(at * each + n, {
        displayName: `Warehouse mart ${(at * each + n) % 9973}`,
        createdAt: 1_600_000_000_000 + n * 60_000,
        createdBy: n % 500,
      }),
    );
    await store.saveAccountList(`instance-${at}`, 'account', accounts, 1_750_000_000_000);
    say(`${(at + 1) * each} accounts stored`);
  }
}

async function measure(work: () => Promise<number>): Promise<Omit<Figure, 'ratio'>> {
  const before = process.memoryUsage.rss();
  let most = before;
  const sampling = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, SAMPLE_MS);
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const bytes = await work();
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const processorSeconds = (user + system) / 1e6;
  clearInterval(sampling);
  return { seconds, processorSeconds, growthMb: (most - before) / MB, megabytes: bytes / MB };
}

script(async () => {
  const folder = temporaryFolder('exports');
  const store = await openStore({ folder, key: STORE_KEY, threadFile: THREAD_FILE });
  await fill(store);
  /** Filling a store with all of them would take most of the time. Each row still comes through the store's thread. */
  const repeated: Store = {
    ...store,
    async *exportBatches(...args) {
      for (let time = 0; time < options.times; time++) yield* store.exportBatches(...args);
    },
  };
  const loop = async (): Promise<number> => {
    let rows = 0;
    for await (const batch of repeated.exportBatches('accounts', filter())) rows += batch.length;
    if (rows < options.accounts * options.times) throw new Error(`${rows} rows`);
    return 0;
  };
  // The first reading fills caches, and the heap grows to its usual size.
  await loop();
  const plain = await measure(loop);
  const figures: Record<string, Figure> = { loop: { ...plain, ratio: 1 } };
  for (const format of ['csv', 'jsonl', 'parquet'] as const) {
    const file = join(folder, `accounts.${format}`);
    const { signal } = new AbortController();
    const target = { file, format, bom: false, signal, storeProblem: null, manifest: true };
    const measured = await measure(async () => {
      await writeExportFile({ store: repeated, table: 'accounts', filter: filter(), ...target });
      return statSync(file).size;
    });
    figures[format] = { ...measured, ratio: measured.processorSeconds / plain.processorSeconds };
    say(`${format} measured`);
  }
  await store.close();
  console.log(
    options.json === true
      ? JSON.stringify(figures)
      : Object.entries(figures)
          .map(
            ([name, { seconds, processorSeconds, ratio, growthMb, megabytes }]) =>
              `${name.padEnd(8)} ${seconds.toFixed(1)} s, processor ${processorSeconds.toFixed(1)} s (${ratio.toFixed(2)}x), memory +${growthMb.toFixed(0)} MB, file ${megabytes.toFixed(1)} MB`,
          )
          .join('\n'),
  );
  return 0;
});
