/** What providers are called, as far as their lists were read. */
import { call } from '../api/client';

/** By type. Those that are not told are left out. */
export async function providerNames(
  profileIds: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const result = await call('inventory.facets', { profileIds: [...profileIds] });
  if (!result.ok) return {};
  return Object.fromEntries(
    result.value.providers.flatMap(({ dataProviderType, name }) =>
      name === null ? [] : [[dataProviderType, name]],
    ),
  );
}
