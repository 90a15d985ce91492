/** `npx tsx tests/bench/rows.ts [--json] [--accounts N] [--runs N]`: see README.md. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { script } from '../../build/lib/say';
import { openDatabase } from '../../src/main/store/db/open-database';
import { createWorkerMethods } from '../../src/main/store/worker/worker-methods';
import type { StoreWorkerMethods } from '../../src/main/store/worker-protocol';
import { account, config, entry, filter, profile } from '../store/rows';
import { KEY } from '../store/constants';

const options = new Command('rows')
  .option('--json', 'print the figures as JSON')
  .option('--accounts <n>', 'accounts of the instance', Number, 3000)
  .option('--runs <n>', 'runs, each with a store of its own', Number, 3)
  .parse()
  .opts<{ json?: true; accounts: number; runs: number }>();

const PAGE = 500;
/** Each is written by itself, and the disk is waited for. */
const DETAILS = 500;
const ids = Array.from({ length: options.accounts }, (_, id) => id + 1);
const accounts = (createdAt: number) =>
  ids.map((id) => account(id, { createdAt, more: { note: 'x'.repeat(600) } }));

/** What a sync writes and the window reads; measured in ms of processor time. */
const steps: readonly (readonly [string, (store: StoreWorkerMethods) => void])[] = [
  ['write the list', (store) => store.saveAccountList('acme', 'account', accounts(1), 1)],
  [
    'write configs and access lists',
    (store) => {
      for (const id of ids.slice(0, DETAILS)) {
        const key = { profileId: 'acme', kind: 'account', id } as const;
        store.saveConfig(key, config(id, 'value'.repeat(100)), 2);
        store.saveAccessList(key, [entry('7', { name: 'Ada' })], 2);
      }
    },
  ],
  ['write the same list', (store) => store.saveAccountList('acme', 'account', accounts(1), 3)],
  ['write a changed list', (store) => store.saveAccountList('acme', 'account', accounts(2), 4)],
  [
    'read all pages',
    (store) => {
      const byName = { field: 'displayName', direction: 'ascending' } as const;
      for (let at = 0; at < ids.length; at += PAGE)
        store.searchAccounts(filter(), byName, at, PAGE);
    },
  ],
  [
    'export all accounts',
    (store) => {
      const handle = store.openExport('accounts', filter(), null);
      while (store.nextBatch(handle) !== null);
      store.closeExport(handle);
    },
  ],
  [
    'take a snapshot',
    (store) => {
      const seq = store.beginSnapshot('acme');
      let last = store.saveSnapshotBatch('acme', seq, null);
      while (last !== null) last = store.saveSnapshotBatch('acme', seq, last);
      store.endSnapshot('acme', seq, null);
    },
  ],
];

function run(): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-rows-'));
  const store = createWorkerMethods(openDatabase(folder, KEY), KEY);
  try {
    store.addProfile(profile('acme'));
    return steps.map(([, step]) => {
      const begun = process.cpuUsage();
      step(store);
      const { user, system } = process.cpuUsage(begun);
      return (user + system) / 1000;
    });
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

script(() => {
  const runs = Array.from({ length: options.runs }, run);
  const figures = Object.fromEntries(
    // The fastest run: what else the machine does only adds.
    steps.map(([name], at) => [name, Math.round(Math.min(...runs.map((times) => times[at] ?? 0)))]),
  );
  console.log(
    options.json === true
      ? JSON.stringify(figures)
      : Object.entries(figures)
          .map(([name, ms]) => `${String(ms).padStart(7)} ms  ${name}`)
          .join('\n'),
  );
  return Promise.resolve(0);
});
