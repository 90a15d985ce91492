import { useInventory } from '../../state/inventory';
import { setProviders, useView } from '../../state/view';
import { ProviderFilter } from '../../ui/ProviderFilter';

/** The providers of the accounts that the rail shows. */
export function AccountProviders() {
  const chosen = useView((state) => state.providers);
  const facets = useInventory((state) => state.facets);
  return <ProviderFilter known={facets?.providers ?? []} chosen={chosen} onChange={setProviders} />;
}
