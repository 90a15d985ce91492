/** What an instance says of a provider: as it was kept, and read when nothing is kept of it. */
import type { Provider } from '../../contract';
import type { CloningParts } from './parts';

export interface KnownProvider {
  /** Null: the instance's list does not have it. */
  readonly provider: Provider | null;
}

/** A list that lacks it may only be old: it is read anew then. Fails with what Domo said. */
export async function providerOf(
  { workspace, reading }: Pick<CloningParts, 'workspace' | 'reading'>,
  profileId: string,
  dataProviderType: string,
  signal: AbortSignal,
): Promise<KnownProvider> {
  const store = await workspace.store();
  const kept = await store.getProvider(profileId, dataProviderType);
  if (kept) return { provider: kept };
  await reading.providers(profileId, signal);
  return { provider: await store.getProvider(profileId, dataProviderType) };
}
