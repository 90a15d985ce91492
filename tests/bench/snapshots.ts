/** `npx tsx tests/bench/snapshots.ts [--json] [--accounts N] [--runs N]`: see README.md. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { compile } from '../../build/compile';
import { script } from '../../build/lib/say';
import { openStore } from '../../src/main/store';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { STORE_KEY } from '../support/service';
import { THREAD_FILE } from '../store/constants';
import { account, config, profile } from '../store/rows';
import { figures, ratio, type Figures } from './figures';
import { temporaryFolder } from '../support/temporary-folder';

const options = new Command('snapshots')
  .option('--json', 'print the figures as JSON')
  .option('--accounts <n>', 'accounts of the instance', Number, 2000)
  .option('--runs <n>', 'stores', Number, 5)
  .parse()
  .opts<{ json?: true; accounts: number; runs: number }>();

const moments = {
  inventory: 'keeping all accounts and their configs, as a full sync does',
  first: 'the first snapshot',
  unchanged: 'a snapshot when nothing changed',
  hundredth: 'a snapshot when every hundredth config changed',
} as const;
type Moment = keyof typeof moments;

interface Cost {
  readonly ms: number;
  /** By which the file grew. */
  readonly bytes: number;
}

async function measure(folder: string): Promise<Record<Moment, Cost>> {
  const store = await openStore({ folder, key: STORE_KEY, threadFile: THREAD_FILE });
  const ids = Array.from({ length: options.accounts }, (_, id) => id);
  const accounts = ids.map((id) => account(id));
  const keepConfig = (id: number, value: string): Promise<void> =>
    store.saveConfig({ profileId: 'acme', kind: 'account', id }, config(id, value), 1);
  const cost = async (work: () => Promise<unknown>): Promise<Cost> => {
    const before = statSync(join(folder, STORE_FILE)).size;
    const begun = performance.now();
    await work();
    const ms = performance.now() - begun;
    // Whatever is in the log goes into the file.
    await store.saveProviders('acme', [], 1);
    return { ms, bytes: statSync(join(folder, STORE_FILE)).size - before };
  };
  const take = (): Promise<unknown> => store.takeSnapshot('acme', null);
  await store.addProfile(profile('acme'));
  const inventory = await cost(async () => {
    await store.saveAccountList('acme', 'account', accounts, 1);
    for (const id of ids) await keepConfig(id, `of ${id}`);
  });
  const first = await cost(take);
  const unchanged = await cost(take);
  await cost(async () => {
    for (const id of ids.filter((each) => each % 100 === 0)) await keepConfig(id, `other ${id}`);
  });
  const hundredth = await cost(take);
  await store.close();
  return { inventory, first, unchanged, hundredth };
}

async function run(): Promise<Record<Moment, Cost>> {
  const folder = temporaryFolder('bench');
  return measure(folder);
}

interface Reported {
  readonly ms: Figures | null;
  readonly bytes: Figures | null;
  /** How many times as much as the inventory. */
  readonly msRatio: number | null;
  readonly bytesRatio: number | null;
}

function report(runs: readonly Record<Moment, Cost>[]): Record<string, Reported> {
  const of = (moment: Moment, part: keyof Cost): Figures | null =>
    figures(runs.map((each) => each[moment][part]));
  return Object.fromEntries(
    (Object.keys(moments) as Moment[]).map((moment) => [
      moment,
      {
        ms: of(moment, 'ms'),
        bytes: of(moment, 'bytes'),
        msRatio: ratio(of(moment, 'ms'), of('inventory', 'ms')),
        bytesRatio: ratio(of(moment, 'bytes'), of('inventory', 'bytes')),
      },
    ]),
  );
}

const line = (moment: Moment, { ms, bytes, msRatio, bytesRatio }: Reported): string =>
  `${moments[moment]}: ${ms?.median} ms (x ${msRatio}), ${bytes?.median} bytes (x ${bytesRatio})\n`;

script(async () => {
  await compile();
  const runs = [];
  for (let count = 0; count < options.runs; count++) runs.push(await run());
  const reported = report(runs);
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ accounts: options.accounts, ...reported }, null, 2)}\n`
      : Object.entries(reported)
          .map(([moment, of]) => line(moment as Moment, of))
          .join(''),
  );
  return 0;
});
