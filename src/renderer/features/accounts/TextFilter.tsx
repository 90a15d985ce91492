import { useInventory } from '../../state/inventory';
import { setText, useView } from '../../state/view';
import { FilterText } from '../../ui/FilterText';
import { counted } from '../../ui/format';

export function TextFilter() {
  const text = useView((state) => state.text);
  const facets = useInventory((state) => state.facets);
  const all = facets === null ? 'accounts' : counted(facets.accounts + facets.oauth, 'account');
  return <FilterText placeholder={`Filter ${all}`} value={text} onChange={setText} />;
}
