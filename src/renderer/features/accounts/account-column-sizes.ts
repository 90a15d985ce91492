/**
 * How wide the columns of the accounts are, in px, and which give way first in a narrow grid. An instance has room for
 * a label such as “Kestrel Bay · Development”: cut, it would look like the next one.
 */
import type { ColumnSize } from '../../ui/grid/grid-columns';

export const accountColumnSizes = {
  pick: { minWidth: 14, grow: 0, fixed: true },
  name: { minWidth: 140, roomyWidth: 180, grow: 2.4, fixed: true },
  instance: { minWidth: 104, roomyWidth: 186, grow: 1 },
  provider: { minWidth: 80, grow: 1.3, importance: 6 },
  state: { minWidth: 76, grow: 0, importance: 7 },
  owner: { minWidth: 80, grow: 1.2, importance: 5 },
  datasets: { minWidth: 70, grow: 0, importance: 2 },
  access: { minWidth: 62, grow: 0, importance: 4 },
  modified: { minWidth: 88, grow: 0, importance: 3 },
  id: { minWidth: 50, grow: 0, importance: 1 },
} as const satisfies Readonly<Record<string, ColumnSize>>;
