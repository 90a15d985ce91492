/** Datasets that depend on accounts (domo-api 2.2, 4.10). */
import type { DomoId } from '../../../contract';
import type { Dataset } from '../domo-types';
import { isJsonRow, toAccountId, toDisplayText, toText, type JsonRow } from './json-fields';
import { unusableRow, type UnusableRow } from './row-limits';

/** Other spellings of id and name are read too. */
export function parseDataset(row: JsonRow): Dataset | UnusableRow {
  const id = toText(row['dataSourceId']) ?? toText(row['id']);
  if (id === null) return unusableRow('it has no id');
  return { id, name: toDisplayText(row['dataSourceName']) ?? toDisplayText(row['name']) ?? id };
}

/** How many depend on each account, from an object of lists by account id. Null for any other JSON. Keys that are no id, and values that are no list, say nothing of an account. */
export function parseDatasetCounts(json: unknown): ReadonlyMap<DomoId, number> | null {
  if (!isJsonRow(json)) return null;
  const counts = new Map<DomoId, number>();
  for (const [key, rows] of Object.entries(json)) {
    const id = toAccountId(key);
    if (id !== null && Array.isArray(rows)) counts.set(id, rows.length);
  }
  return counts;
}
