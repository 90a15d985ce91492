import { useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { InventoryRow } from '../../../contract';
import { PAGE, showRows, useInventory } from '../../state/inventory';
import { useProfiles } from '../../state/profiles';
import { openAccount, useView } from '../../state/view';
import { columnsFor, layoutOf } from './columns';
import { GridHeader } from './GridHeader';
import { GridRow } from './GridRow';
import { nextRow } from './keys';
import { useUsable } from './useUsable';
import './grid.css';

const HEADER = 32;

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

  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const focusWanted = useRef(false);
  const current = Math.min(active, total - 1);
  const height = compact ? 28 : 36;

  // The row that has the focus stays an element when it is scrolled away, else the focus would be lost.
  const rangeExtractor = useCallback(
    (range: Range) => withRow(defaultRange(range), current),
    [current],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- the grid is not compiled by React Compiler
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    scrollPaddingStart: HEADER,
    rangeExtractor,
  });

  useEffect(() => {
    virtual.measure();
  }, [virtual, height]);
  useEffect(() => {
    setActive(0);
    virtual.scrollToOffset(0);
  }, [virtual, question]);

  const items = virtual.getVirtualItems();
  const first = virtual.range?.startIndex ?? 0;
  const last = virtual.range?.endIndex ?? 0;
  useEffect(() => {
    showRows(Math.max(0, first - 20), Math.min(total - 1, last + 20));
  }, [first, last, total, loading]);
  useEffect(() => {
    if (!focusWanted.current) return;
    focusWanted.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-row="${current}"]`)?.focus();
  }, [current]);
  useUsable(items.length > 0);

  const rowAt = (index: number): InventoryRow | undefined =>
    pages[Math.floor(index / PAGE)]?.[index % PAGE];
  const columns = columnsFor(all);
  const { template, minWidth } = layoutOf(columns);

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape' && open !== null) openAccount(null);
    if (!(event.target instanceof HTMLElement) || event.target.dataset['row'] === undefined) return;
    if (event.key === 'Enter') {
      const row = rowAt(current);
      if (row !== undefined) openAccount({ profileId: row.profileId, kind: row.kind, id: row.id });
      return;
    }
    const perPage = Math.max(
      1,
      Math.floor(((scroller.current?.clientHeight ?? 0) - HEADER) / height) - 1,
    );
    const next = nextRow(event.key, current, total, perPage);
    if (next === null) return;
    event.preventDefault();
    focusWanted.current = next !== current;
    virtual.scrollToIndex(next, { align: 'auto' });
    setActive(next);
  };

  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      aria-label="Accounts"
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-busy={loading}
      onKeyDown={onKeyDown}
    >
      <GridHeader columns={columns} template={template} minWidth={minWidth} />
      <div
        role="rowgroup"
        className="grid-body"
        style={{ height: virtual.getTotalSize(), minWidth }}
      >
        {items.map(({ index, start }) => {
          const row = rowAt(index);
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
                if (row !== undefined)
                  openAccount({ profileId: row.profileId, kind: row.kind, id: row.id });
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

function defaultRange({ startIndex, endIndex, overscan, count }: Range): number[] {
  const rows: number[] = [];
  const end = Math.min(endIndex + overscan, count - 1);
  for (let row = Math.max(startIndex - overscan, 0); row <= end; row += 1) rows.push(row);
  return rows;
}

function withRow(rows: number[], row: number): number[] {
  const [first] = rows;
  if (row < 0 || first === undefined || rows.includes(row)) return rows;
  return row < first ? [row, ...rows] : [...rows, row];
}
