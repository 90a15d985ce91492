import { useState } from 'react';

interface ActiveRowOptions {
  total: number;
  /** Another one is answered from its top. */
  queryVersion: number | undefined;
  positions: RowPositions;
}

/** The row that keys act on, followed when the rows around it change. */
export function useActiveRow({
  total,
  queryVersion: question,
  positions: places,
}: ActiveRowOptions) {
  const [kept, setKept] = useState({ question, active: initialActiveRow });
  const active = followActiveRow(
    kept.question === question ? kept.active : initialActiveRow,
    total,
    places,
  );
  if (active !== kept.active || question !== kept.question) setKept({ question, active });
  return {
    current: Math.min(active.row, total - 1),
    setActive: (row: number): void => {
      setKept({ question, active: activateRow(row, places) });
    },
  };
}

/** The row that keys act on. It is a place until somebody goes there; from then on it is what lies at that place. */

export interface ActiveRow {
  row: number;
  /** Of what lies there; undefined while it is not known. */
  key: string | undefined;
  /** Somebody went there. */
  chosenByUser: boolean;
}

/** What lies at which place, as far as it was read. */
export interface RowPositions {
  keyAt: (row: number) => string | undefined;
  indexOf: (key: string) => number | undefined;
}

export const initialActiveRow: ActiveRow = { row: 0, key: undefined, chosenByUser: false };

/** For rows that stay where they are. */
export const fixedRowPositions: RowPositions = { keyAt: () => undefined, indexOf: () => undefined };

export const activateRow = (row: number, { keyAt }: RowPositions): ActiveRow => ({
  row,
  key: keyAt(row),
  chosenByUser: true,
});

/** The same row among what is known now: it may have moved. When it is gone, what took its place. */
export function followActiveRow(
  active: ActiveRow,
  total: number,
  { keyAt, indexOf }: RowPositions,
): ActiveRow {
  const { row, key, chosenByUser: chosen } = active;
  if (!chosen) return active;
  const now = keyAt(row);
  if (key !== undefined && key !== now) {
    const moved = indexOf(key);
    if (moved !== undefined && moved !== row) return { ...active, row: moved };
    // Its page is being read: what lies there will be known.
    if (now === undefined && row < total) return active;
  }
  const place = Math.max(0, Math.min(row, total - 1));
  const there = keyAt(place);
  return place === row && there === key ? active : { row: place, key: there, chosenByUser: chosen };
}
