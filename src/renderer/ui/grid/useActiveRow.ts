/**
 * The row that keys act on. Until the user chooses a row, it is the first one, whichever row that is. From then
 * on it is the row that was chosen, even when rows above it come and go.
 */
import { useState } from 'react';

interface ActiveRowOptions {
  total: number;
  /** Another version starts at the first row. */
  queryVersion: number | undefined;
  positions: RowPositions;
}

/** Where each row is, as far as the rows have been read. */
export interface RowPositions {
  keyAt: (row: number) => string | undefined;
  indexOf: (key: string) => number | undefined;
}

/** For rows that do not move. */
export const fixedRowPositions: RowPositions = { keyAt: () => undefined, indexOf: () => undefined };

export function useActiveRow({ total, queryVersion, positions }: ActiveRowOptions) {
  const [stored, setStored] = useState({ queryVersion, active: initialActiveRow });
  const active = followActiveRow(
    stored.queryVersion === queryVersion ? stored.active : initialActiveRow,
    total,
    positions,
  );
  if (active !== stored.active || queryVersion !== stored.queryVersion)
    setStored({ queryVersion, active });
  return {
    current: Math.min(active.row, total - 1),
    setActive: (row: number): void => {
      const next = activateRow(row, positions);
      // The focus follows the key that moved it, and says the same row again.
      setStored((before) =>
        before.queryVersion === queryVersion && isSameRow(before.active, next)
          ? before
          : { queryVersion, active: next },
      );
    },
  };
}

interface ActiveRow {
  row: number;
  /** The key of the row; undefined while it is not known. */
  key: string | undefined;
  chosenByUser: boolean;
}

export const initialActiveRow: ActiveRow = { row: 0, key: undefined, chosenByUser: false };

const isSameRow = (one: ActiveRow, other: ActiveRow): boolean =>
  one.row === other.row && one.key === other.key && one.chosenByUser === other.chosenByUser;

export const activateRow = (row: number, { keyAt }: RowPositions): ActiveRow => ({
  row,
  key: keyAt(row),
  chosenByUser: true,
});

/** The same row among the rows that are known now. When it is gone, the row that took its position. */
export function followActiveRow(
  active: ActiveRow,
  total: number,
  { keyAt, indexOf }: RowPositions,
): ActiveRow {
  const { row, key, chosenByUser } = active;
  if (!chosenByUser) return active;
  const keyNow = keyAt(row);
  if (key !== undefined && key !== keyNow) {
    const movedTo = indexOf(key);
    if (movedTo !== undefined && movedTo !== row) return { ...active, row: movedTo };
    // The page of this row is being read; its key will be known then.
    if (keyNow === undefined && row < total) return active;
  }
  const nearestRow = Math.max(0, Math.min(row, total - 1));
  const nearestKey = keyAt(nearestRow);
  return nearestRow === row && nearestKey === key
    ? active
    : { row: nearestRow, key: nearestKey, chosenByUser };
}
