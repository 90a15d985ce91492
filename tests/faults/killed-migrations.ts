/** Kills the first command after an update, while it brings the store of an earlier version to the newest schema. */
import type { KilledCommand } from './killed-commands';
import type { KilledDesk } from './killed-desk';
import { NEWEST_VERSION, OlderStore } from './older-store';

const prepared = new Map<KilledDesk, Promise<OlderStore>>();
const args = ['call', 'profile.list'];

async function prepare(desk: KilledDesk): Promise<OlderStore> {
  const store = await OlderStore.of(desk);
  store.putBack();
  await desk.time(args, '{}');
  await expectWhole(desk, store);
  return store;
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
    const store = await preparing;
    store.putBack();
    // Not after a time, which says nothing on a busy machine: after so much of the migration was written.
    const written = desk.moment(0, store.bytes * 1.2);
    const killed = await desk.kill({
      args,
      input: '{}',
      until: 1,
      when: () => store.logBytes() > written,
    });
    const version = store.version();
    await expectWhole(desk, store);
    if (!killed) return null;
    if (store.isUntouched(version)) return 'not begun';
    return version === NEWEST_VERSION ? 'done' : `in between (version ${version})`;
  },
};
