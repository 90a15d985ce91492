/** How the user arranged the columns of a grid. Kept with the preferences: names of columns and widths, nothing else. */
import { create } from 'zustand';
import { readPreference, savePreference } from './preferences';

export interface ColumnSettings {
  /** Keys in the order of the user; empty: the order of the program. */
  order: readonly string[];
  hidden: readonly string[];
  /** Px, for the columns whose width the user set. */
  widths: Readonly<Record<string, number>>;
}

export const defaultColumnSettings: ColumnSettings = { order: [], hidden: [], widths: {} };

const MIN_COLUMN_WIDTH = 40;
const MAX_COLUMN_WIDTH = 800;

export const clampColumnWidth = (px: number): number =>
  Math.round(Math.min(MAX_COLUMN_WIDTH, Math.max(MIN_COLUMN_WIDTH, px)));

interface ColumnSettingsState {
  /** By the name of the grid and its scope. */
  byGrid: Readonly<Record<string, ColumnSettings>>;
  /** The columns of the grid on screen that it has no room for now. */
  withoutRoom: readonly string[];
}

export const useColumnSettings = create<ColumnSettingsState>(() => ({
  byGrid: {},
  withoutRoom: [],
}));

const preferenceName = (gridName: string): string => `columns.${gridName}`;

export const columnSettingsOf = (
  byGrid: ColumnSettingsState['byGrid'],
  gridName: string,
): ColumnSettings =>
  byGrid[gridName] ?? parseColumnSettings(readPreference(preferenceName(gridName)));

/** Shows a change; `save: false` while a width is still being dragged. */
export function setColumnSettings(gridName: string, settings: ColumnSettings, save = true): void {
  useColumnSettings.setState(({ byGrid }) => ({ byGrid: { ...byGrid, [gridName]: settings } }));
  if (!save) return;
  const isDefault = JSON.stringify(settings) === JSON.stringify(defaultColumnSettings);
  savePreference(preferenceName(gridName), isDefault ? null : JSON.stringify(settings));
}

export function setColumnsWithoutRoom(keys: readonly string[]): void {
  const { withoutRoom } = useColumnSettings.getState();
  if (withoutRoom.join(' ') !== keys.join(' ')) useColumnSettings.setState({ withoutRoom: keys });
}

const isText = (value: unknown): value is string => typeof value === 'string';
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter(isText) : []);

/** A preference that cannot be read, of a future version perhaps, means the arrangement of the program. */
export function parseColumnSettings(text: string | null): ColumnSettings {
  if (text === null) return defaultColumnSettings;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return defaultColumnSettings;
  }
  if (typeof value !== 'object' || value === null) return defaultColumnSettings;
  const { order, hidden, widths } = value as Partial<Record<keyof ColumnSettings, unknown>>;
  const pairs = Object.entries(typeof widths === 'object' && widths !== null ? widths : {});
  const numbers = pairs.filter((pair): pair is [string, number] => Number.isFinite(pair[1]));
  return {
    order: textsOf(order),
    hidden: textsOf(hidden),
    widths: Object.fromEntries(numbers.map(([key, px]) => [key, clampColumnWidth(px)])),
  };
}
