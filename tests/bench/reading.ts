/** How long the window waits for a page of the inventory while 300 instances are synced, beside a store at rest. */
import type { InventorySort } from '../../src/contract';
import { openStore } from '../../src/main/store';
import type { Store } from '../../src/main/store/store-types';
import { THREAD_FILE } from '../store/constants';
import { account, config, entry, filter, profile } from '../store/rows';
import { STORE_KEY } from '../support/service';
import { temporaryFolder } from '../support/temporary-folder';

export interface ReadingOptions {
  readonly instances: number;
  readonly accountsEach: number;
  /** Milliseconds that each of the three is measured. */
  readonly ms: number;
}

export interface PageTimes {
  readonly p50: number;
  readonly p95: number;
  readonly pages: number;
}

/** Programs read this: a name that is changed here is changed for them. */
export interface ReadingReport {
  readonly accounts: number;
  readonly atRest: PageTimes;
  /** Both through one connection: each page waits for its turn between the writes. */
  readonly oneConnection: PageTimes;
  readonly twoConnections: PageTimes;
  /** Of the p95 at rest. */
  readonly ratio: number;
  readonly targetMs: number;
}

const TARGET_MS = 100;
/** As many as a sync reads at the same time. */
const INSTANCES_AT_ONCE = 32;
const texts = ['', 'account', 'account 1', 'zyzzyva'];
const orders: readonly InventorySort[] = [
  { field: 'displayName', direction: 'ascending' },
  { field: 'modifiedAt', direction: 'descending' },
];

const idOf = (at: number): string => `instance-${at}`;
const listOf = ({ accountsEach }: ReadingOptions, at: number, round: number) =>
  Array.from({ length: accountsEach }, (_, n) =>
    account(at * accountsEach + n + 1, { createdAt: round }),
  );

export async function measureReading(options: ReadingOptions): Promise<ReadingReport> {
  const folder = temporaryFolder('bench-reading');
  const store = await openStore({ folder, key: STORE_KEY, threadFile: THREAD_FILE });
  for (let at = 0; at < options.instances; at++) {
    await store.addProfile(profile(idOf(at), { label: idOf(at), origin: `https://${idOf(at)}` }));
    await store.saveAccountList(idOf(at), 'account', listOf(options, at, 0), 1);
  }
  await askPages(store, 500);
  const atRest = toTimes(await askPages(store, options.ms));
  const oneConnection = await whileSyncing(store, options);
  await store.readBeside();
  const twoConnections = await whileSyncing(store, options);
  await store.close();
  return {
    accounts: options.instances * options.accountsEach,
    atRest,
    oneConnection,
    twoConnections,
    ratio: Math.round((twoConnections.p95 / Math.max(atRest.p95, 0.1)) * 100) / 100,
    targetMs: TARGET_MS,
  };
}

async function whileSyncing(store: Store, options: ReadingOptions): Promise<PageTimes> {
  const ending = new AbortController();
  const syncing = sync(store, options, ending.signal);
  const times = await askPages(store, options.ms);
  ending.abort();
  await syncing;
  return toTimes(times);
}

/** The writes of syncs, one after the other without an end: lists that changed, then configs and access lists. */
async function sync(store: Store, options: ReadingOptions, signal: AbortSignal): Promise<void> {
  let next = 0;
  const isOver = (): boolean => signal.aborted;
  const syncInstances = async (): Promise<void> => {
    while (!isOver()) {
      const at = next % options.instances;
      const round = 1 + Math.floor(next / options.instances);
      next += 1;
      const accounts = listOf(options, at, round);
      await store.saveAccountList(idOf(at), 'account', accounts, round);
      for (const { id } of accounts) {
        if (isOver()) return;
        const key = { profileId: idOf(at), kind: 'account', id } as const;
        await store.saveConfig(key, config(Number(id), 'reader'), round);
        await store.saveAccessList(key, [entry('7', { name: 'Ada' })], round);
      }
    }
  };
  await Promise.all(Array.from({ length: INSTANCES_AT_ONCE }, syncInstances));
}

/** One page after the other, as a window asks: no page before the last one is answered. */
async function askPages(store: Store, ms: number): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + ms;
  for (let n = 0; performance.now() < until; n++) {
    const begun = performance.now();
    const text = texts[n % texts.length] ?? '';
    const order = orders[n % orders.length] ?? { field: 'id', direction: 'ascending' };
    await store.searchAccounts(filter({ text }), order, 0, 200);
    times.push(performance.now() - begun);
  }
  return times;
}

function toTimes(times: readonly number[]): PageTimes {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number): number =>
    Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), pages: sorted.length };
}
