import { openEntry, showEntries, useActivity } from '../../state/activity';
import { useView } from '../../state/view';
import { DataGrid } from '../../ui/grid/DataGrid';
import { columnsFor } from './columns';

/** All entries that fit the filters, newest first. */
export function ActivityGrid({ total }: { total: number }) {
  const { pages, question, loading, outdated, open } = useActivity();
  const all = useView((state) => state.selected === null);
  return (
    <DataGrid
      label="Activity"
      columns={columnsFor(all)}
      total={total}
      rows={{ pages, question, loading, outdated }}
      keyOf={({ id }) => id}
      isOpen={({ id }) => id === open?.id}
      onOpen={openEntry}
      onClose={() => {
        if (open !== null) openEntry(null);
      }}
      onVisible={showEntries}
    />
  );
}
