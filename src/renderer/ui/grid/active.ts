/** The row that keys act on. It is a place until somebody goes there; from then on it is what lies at that place. */

export interface Active {
  row: number;
  /** Of what lies there; undefined while it is not known. */
  key: string | undefined;
  /** Somebody went there. */
  chosen: boolean;
}

/** What lies at which place, as far as it was read. */
export interface Places {
  keyAt: (row: number) => string | undefined;
  indexOf: (key: string) => number | undefined;
}

export const top: Active = { row: 0, key: undefined, chosen: false };

/** For rows that stay where they are. */
export const unknown: Places = { keyAt: () => undefined, indexOf: () => undefined };

export const go = (row: number, { keyAt }: Places): Active => ({
  row,
  key: keyAt(row),
  chosen: true,
});

/** The same row among what is known now: it may have moved. When it is gone, what took its place. */
export function settle(active: Active, total: number, { keyAt, indexOf }: Places): Active {
  const { row, key, chosen } = active;
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
  return place === row && there === key ? active : { row: place, key: there, chosen };
}
