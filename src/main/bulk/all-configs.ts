/** Every account of the inventory with its config as last read, in batches, so that not all are in memory at once. */
import type { StoredConfig } from '../store/secret-config-types';
import type { Store } from '../store/store-types';

/** Throws the signal's reason once it is aborted. */
export async function* readAllConfigs(
  store: Pick<Store, 'listConfigBatch'>,
  signal: AbortSignal,
): AsyncGenerator<StoredConfig> {
  for (let after: number | null = 0; after !== null;) {
    signal.throwIfAborted();
    const batch = await store.listConfigBatch(after);
    yield* batch.accounts;
    after = batch.after;
  }
}
