/** Which columns a grid shows, in which order and how wide. Pure. */
import { clampColumnWidth, type ColumnSettings } from '../../state/column-settings';
import {
  computeGridLayout,
  type ColumnSize,
  type GridColumn,
  type GridLayout,
} from './grid-columns';

type ArrangedColumn = ColumnSize & Pick<GridColumn<unknown>, 'key'>;

/** All columns in the order of the user. Fixed ones stay first; a column that the user has not seen yet comes last. */
export function orderColumns<Column extends Pick<ArrangedColumn, 'key' | 'fixed'>>(
  columns: readonly Column[],
  { order }: Pick<ColumnSettings, 'order'>,
): Column[] {
  if (order.length === 0) return [...columns];
  const placeOf = ({ key, fixed }: Column): number => {
    if (fixed === true) return -1;
    const place = order.indexOf(key);
    return place === -1 ? order.length : place;
  };
  return [...columns].sort((one, other) => placeOf(one) - placeOf(other));
}

export interface Arrangement<Column> {
  shown: readonly Column[];
  layout: GridLayout;
  /** Keys of the columns that the grid is too narrow for. */
  withoutRoom: readonly string[];
}

/**
 * Columns with the lowest importance give way in a narrow grid, so that it does not scroll sideways. Those that name
 * the row keep their roomy width meanwhile. A width that the user set is kept where there is room.
 * @param available px inside the grid; null before it is known
 */
export function arrangeColumns<Column extends ArrangedColumn>(
  columns: readonly Column[],
  settings: ColumnSettings,
  available: number | null,
): Arrangement<Column> {
  const wanted = orderColumns(columns, settings).filter(
    ({ key, fixed }) => fixed === true || !settings.hidden.includes(key),
  );
  const sized = wanted.map((column) => withOwnWidth(column, settings.widths[column.key]));
  const fitting = dropColumns(sized, available);
  const isShown = new Set(fitting.map(({ key }) => key));
  return {
    shown: wanted.filter(({ key }) => isShown.has(key)),
    layout: computeGridLayout(fitting),
    withoutRoom: wanted.filter(({ key }) => !isShown.has(key)).map(({ key }) => key),
  };
}

function withOwnWidth(column: ArrangedColumn, ownWidth: number | undefined): ArrangedColumn {
  if (ownWidth === undefined) return column;
  const { minWidth, roomyWidth = minWidth } = column;
  return {
    ...column,
    minWidth: Math.min(minWidth, ownWidth),
    roomyWidth: Math.min(roomyWidth, ownWidth),
    ownWidth,
  };
}

function dropColumns(
  columns: readonly ArrangedColumn[],
  available: number | null,
): readonly ArrangedColumn[] {
  if (available === null) return columns;
  let kept = columns.map((column) => ({
    ...column,
    minWidth: column.roomyWidth ?? column.minWidth,
  }));
  while (computeGridLayout(kept).minWidth > available) {
    const importances = kept.flatMap(({ importance }) => importance ?? []);
    if (importances.length === 0) break;
    const least = Math.min(...importances);
    kept = kept.filter(({ importance }) => importance !== least);
  }
  // With nothing left to give way, names are cut rather than moved out of sight.
  if (computeGridLayout(kept).minWidth <= available) return kept;
  const keys = new Set(kept.map(({ key }) => key));
  return columns.filter(({ key }) => keys.has(key));
}

/** One place to the left or right, past the next column that is shown. */
export function moveColumn(
  columns: readonly ArrangedColumn[],
  settings: ColumnSettings,
  key: string,
  step: -1 | 1,
): ColumnSettings {
  const ordered = orderColumns(columns, settings);
  const visible = ordered.filter((column) => !settings.hidden.includes(column.key));
  const target = visible[visible.findIndex((column) => column.key === key) + step];
  if (target === undefined || target.fixed === true) return settings;
  return placeColumn(columns, settings, key, target.key);
}

/** Takes the place of another column, which moves aside. */
export function placeColumn(
  columns: readonly ArrangedColumn[],
  settings: ColumnSettings,
  key: string,
  targetKey: string,
): ColumnSettings {
  const keys = orderColumns(columns, settings).map((column) => column.key);
  const from = keys.indexOf(key);
  const to = keys.indexOf(targetKey);
  const isFixed = columns.some((column) => column.key === targetKey && column.fixed === true);
  if (from === -1 || to === -1 || from === to || isFixed) return settings;
  const others = keys.filter((each) => each !== key);
  return { ...settings, order: [...others.slice(0, to), key, ...others.slice(to)] };
}

export const hideColumn = (settings: ColumnSettings, key: string): ColumnSettings => ({
  ...settings,
  hidden: [...settings.hidden.filter((each) => each !== key), key],
});

export const showColumn = (settings: ColumnSettings, key: string): ColumnSettings => ({
  ...settings,
  hidden: settings.hidden.filter((each) => each !== key),
});

export const setColumnWidth = (
  settings: ColumnSettings,
  key: string,
  px: number,
): ColumnSettings => ({
  ...settings,
  widths: { ...settings.widths, [key]: clampColumnWidth(px) },
});
