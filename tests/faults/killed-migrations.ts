/** Kills the first command after an update, while it brings the store of an earlier version to the newest schema. */
import type { KilledCommand } from './killed-commands';
import type { KilledDesk } from './killed-desk';
import { NEWEST_VERSION, OlderStore } from './older-store';

interface Prepared {
  readonly store: OlderStore;
  /** What an unkilled command takes, in ms. */
  readonly until: number;
}

const prepared = new Map<KilledDesk, Promise<Prepared>>();
const args = ['call', 'profile.list'];

async function prepare(desk: KilledDesk): Promise<Prepared> {
  const store = await OlderStore.of(desk);
  store.putBack();
  const until = await desk.time(args, '{}');
  await expectWhole(desk, store);
  return { store, until };
}

async function expectWhole(desk: KilledDesk, store: OlderStore): Promise<void> {
  const { total } = await desk.ask('inventory.search', { limit: 1 });
  if (total !== store.accounts) throw new Error(`${total} of ${store.accounts} accounts are left`);
  const { profiles } = await desk.ask('profile.list', {});
  if (profiles.length !== 3) throw new Error(`${profiles.length} of 3 instances are left`);
  await desk.time(['status', '--check']);
  const version = store.version();
  if (version !== NEWEST_VERSION) throw new Error(`the next start left version ${version}`);
}

export const migrationsOfOlderStores: KilledCommand = {
  name: 'migration of an older store',
  killOnce: async (desk) => {
    const preparing = prepared.get(desk) ?? prepare(desk);
    prepared.set(desk, preparing);
    const { store, until } = await preparing;
    store.putBack();
    const killed = await desk.kill({ args, input: '{}', from: until / 4, until });
    const version = store.version();
    await expectWhole(desk, store);
    if (!killed) return null;
    if (store.isUntouched(version)) return 'not begun';
    return version === NEWEST_VERSION ? 'done' : `in between (version ${version})`;
  },
};
