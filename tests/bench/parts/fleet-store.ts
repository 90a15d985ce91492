/** A store with the accounts of many instances, the same in every run. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../../build/lib/say';
import { openStore } from '../../../src/main/store';
import type { FoundFacts } from '../../../src/main/store/account-list-types';
import { STORE_FILE } from '../../../src/main/store/files/store-files';
import type { Store } from '../../../src/main/store/store-types';
import { THREAD_FILE } from '../../store/constants';
import { account, config, profile } from '../../store/rows';
import { STORE_KEY } from '../../support/service';
import { temporaryFolder } from '../../support/temporary-folder';

export interface FleetSize {
  readonly accounts: number;
  readonly instances: number;
}

export interface FleetStoreOptions extends FleetSize {
  /** A store of this size that is in a folder of it already is used again. */
  readonly folder?: string;
  /** `list`: what a quick sync of the lists stores. `all`: also what the search says, and a config of every hundredth. */
  readonly contents: 'list' | 'all';
}

export interface FleetStore {
  readonly store: Store;
  readonly folder: string;
  /** Of filling it; null when it was there. */
  readonly fillSeconds: number | null;
  readonly bytes: () => number;
}

const READ_AT = 1_750_000_000_000;
const areas = ['Finance', 'Sales', 'Marketing', 'Logistics', 'Warehouse'] as const;
/** A fixed mix of the numbers below `below`. */
const mixed = (n: number, below: number): number => (Math.imul(n + 1, 2_654_435_761) >>> 8) % below;

export const fleetAccount = (id: number) =>
  account(id, {
    displayName: `${areas[mixed(id, 5)] ?? ''} mart ${mixed(id, 99_991)}${id === 777 ? ' zyzzyva' : ''}`,
    name: `mart-${id}`,
    dataProviderType: `provider-${mixed(id * 7, 30)}`,
    valid: mixed(id * 3, 10) > 0,
    createdAt: 1_600_000_000_000 + mixed(id * 5, 1_000_000) * 60_000,
    modifiedAt: mixed(id, 20) === 0 ? null : 1_700_000_000_000 + mixed(id * 11, 1_000_000) * 60_000,
    createdBy: mixed(id, 500),
    ...(mixed(id * 17, 2000) === 0 ? { searchOnly: true } : {}),
  });

/** What the search says: 800 owners, a third of the accounts unused, few used by many. */
const foundOf = (id: number): FoundFacts => ({
  id,
  owners: [{ type: 'USER', id: `${mixed(id * 13, 800)}`, name: `Owner ${mixed(id * 13, 800)}` }],
  datasetCount: mixed(id, 3) === 0 ? 0 : mixed(id * 19, 40) ** 2,
  used: null,
  indexedAt: null,
});

export async function openFleetStore(options: FleetStoreOptions): Promise<FleetStore> {
  const { contents, accounts, instances } = options;
  const parent = options.folder ?? temporaryFolder('bench-fleet');
  const folder = join(parent, `${contents}-${accounts}-${instances}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, STORE_FILE);
  const isFilled = existsSync(file);
  const store = await openStore({ folder, key: STORE_KEY, threadFile: THREAD_FILE });
  const begun = performance.now();
  if (!isFilled) await fill(store, options);
  const fillSeconds = isFilled ? null : (performance.now() - begun) / 1000;
  return { store, folder, fillSeconds, bytes: () => statSync(file).size };
}

/** As long as Latchkey's own ids of instances. */
export const instanceId = (at: number): string => `instance-${String(at).padStart(3, '0')}`;

async function fill(store: Store, { accounts, instances, contents }: FleetStoreOptions) {
  const each = Math.ceil(accounts / instances);
  for (let at = 0; at < instances; at++) {
    const id = instanceId(at);
    await store.addProfile(profile(id, { group: at % 10 === 0 ? 'Production' : '' }));
    const list = Array.from({ length: each }, (_, n) => fleetAccount(at * each + n));
    if (contents === 'all') {
      const ids = list.map((row) => Number(row.id));
      const search = { found: ids.map(foundOf), searchedAll: true };
      await store.saveAccountList(id, 'account', list, READ_AT, search);
      await addConfigs(store, id, ids);
    } else await store.saveAccountList(id, 'account', list, READ_AT);
    if ((at + 1) % Math.ceil(instances / 5) === 0) say(`${(at + 1) * each} accounts stored`);
  }
}

async function addConfigs(store: Store, profileId: string, ids: readonly number[]): Promise<void> {
  for (const id of ids.filter((n) => mixed(n, 100) === 0))
    await store.saveConfig({ profileId, kind: 'account', id }, config(id, 'reader'), READ_AT);
}
