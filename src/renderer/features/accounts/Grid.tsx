import type { InventoryRow } from '../../../contract';
import { togglePicked } from '../../state/comparison';
import { showRows, useInventory } from '../../state/inventory';
import { isSameAccount } from '../../state/sameAccount';
import { openAccount, sortBy, useView } from '../../state/view';
import { DataGrid } from '../../ui/grid/DataGrid';
import { columnsFor } from './columns';
import { tellUsable } from './useUsable';

/** All accounts that fit the filters. */
export function Grid({ total }: { total: number }) {
  const pages = useInventory((state) => state.pages);
  const question = useInventory((state) => state.question);
  const loading = useInventory((state) => state.loading);
  const outdated = useInventory((state) => state.outdated);
  const all = useView((state) => state.selected === null);
  const open = useView((state) => state.open);
  const sort = useView((state) => state.sort);
  return (
    <DataGrid
      label="Accounts"
      columns={columnsFor(all)}
      total={total}
      rows={{ pages, question, loading, outdated }}
      keyOf={keyOf}
      sorting={{ ...sort, onSort: sortBy }}
      isOpen={(row) => open !== null && isSameAccount(row, open)}
      onOpen={({ profileId, kind, id }) => {
        openAccount({ profileId, kind, id });
      }}
      onPick={togglePicked}
      onClose={() => {
        if (open !== null) openAccount(null);
      }}
      onVisible={showRows}
      onDrawn={tellUsable}
    />
  );
}

const keyOf = ({ profileId, kind, id }: InventoryRow): string => `${profileId} ${kind} ${id}`;
