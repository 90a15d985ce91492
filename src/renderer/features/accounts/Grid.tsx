import { useMemo } from 'react';
import { showRows, useInventory } from '../../state/inventory';
import { rowAt } from '../../state/paged';
import { useProfiles } from '../../state/profiles';
import { openAccount, useView } from '../../state/view';
import { useGrid } from '../../ui/useGrid';
import { columnsFor, layoutOf } from './columns';
import { GridHeader } from './GridHeader';
import { GridRow } from './GridRow';
import { useUsable } from './useUsable';
import '../../ui/grid.css';

/** All rows of the answer, of which only those on screen exist as elements. */
export function Grid({ total }: { total: number }) {
  const pages = useInventory((state) => state.pages);
  const question = useInventory((state) => state.question);
  const loading = useInventory((state) => state.loading);
  const all = useView((state) => state.selected === null);
  const compact = useView((state) => state.density === 'compact');
  const open = useView((state) => state.open);
  const profiles = useProfiles((state) => state.profiles);
  const byId = useMemo(() => new Map((profiles ?? []).map((each) => [each.id, each])), [profiles]);

  const openRow = (index: number): void => {
    const row = rowAt(pages, index);
    if (row !== undefined) openAccount({ profileId: row.profileId, kind: row.kind, id: row.id });
  };
  const height = compact ? 28 : 36;
  const { scroller, items, size, current, setActive, onKeyDown } = useGrid({
    total,
    height,
    question,
    loading,
    onEnter: openRow,
    onVisible: showRows,
  });
  useUsable(items.length > 0);

  const columns = columnsFor(all);
  const { template, minWidth } = layoutOf(columns);
  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      aria-label="Accounts"
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-busy={loading}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open !== null) openAccount(null);
        onKeyDown(event);
      }}
    >
      <GridHeader columns={columns} template={template} minWidth={minWidth} />
      <div role="rowgroup" className="grid-body" style={{ height: size, minWidth }}>
        {items.map(({ index, start }) => {
          const row = rowAt(pages, index);
          return (
            <GridRow
              key={index}
              index={index}
              top={start}
              height={height}
              row={row}
              profile={row === undefined ? undefined : byId.get(row.profileId)}
              columns={columns}
              template={template}
              active={index === current}
              open={
                row !== undefined &&
                row.id === open?.id &&
                row.kind === open.kind &&
                row.profileId === open.profileId
              }
              onOpen={() => {
                setActive(index);
                openRow(index);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}
