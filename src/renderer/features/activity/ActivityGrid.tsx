import { useMemo } from 'react';
import { openEntry, showEntries, useActivity } from '../../state/activity';
import { rowAt } from '../../state/paged';
import { useProfiles } from '../../state/profiles';
import { useView } from '../../state/view';
import { useGrid } from '../../ui/useGrid';
import { ActivityRow } from './ActivityRow';
import { columnsFor } from './columns';
import '../../ui/grid.css';

/** All entries, newest first, of which only those on screen exist as elements. */
export function ActivityGrid({ total }: { total: number }) {
  const { pages, question, loading, open } = useActivity();
  const all = useView((state) => state.selected === null);
  const columns = columnsFor(all);
  const compact = useView((state) => state.density === 'compact');
  const profiles = useProfiles((state) => state.profiles);
  const byId = useMemo(() => new Map((profiles ?? []).map((each) => [each.id, each])), [profiles]);
  const openRow = (index: number): void => {
    const entry = rowAt(pages, index);
    if (entry !== undefined) openEntry(entry);
  };
  const height = compact ? 28 : 36;
  const { scroller, items, size, current, setActive, onKeyDown } = useGrid({
    total,
    height,
    question,
    loading,
    onEnter: openRow,
    onVisible: showEntries,
  });
  return (
    <div
      ref={scroller}
      className="grid activity-grid"
      data-all={all || undefined}
      role="grid"
      aria-label="Activity"
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-busy={loading}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open !== null) openEntry(null);
        onKeyDown(event);
      }}
    >
      <div role="rowgroup" className="grid-head">
        <div role="row" aria-rowindex={1} className="grid-line activity-line">
          {columns.map(({ key, title }) => (
            <div key={key} role="columnheader" className="grid-cell">
              {title}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="grid-body" style={{ height: size }}>
        {items.map(({ index, start }) => {
          const entry = rowAt(pages, index);
          return (
            <ActivityRow
              key={index}
              index={index}
              top={start}
              height={height}
              entry={entry}
              profile={entry === undefined ? undefined : byId.get(entry.profileId)}
              columns={columns}
              active={index === current}
              open={entry !== undefined && entry.id === open?.id}
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
