/** How many datasets depend on each of many accounts (domo-api 2.2): an object of lists, by account id. */
import type { DomoId } from '../../../contract';
import { isJsonRow, toAccountId } from './json-fields';

/** Null for any other JSON. Keys that are no id, and values that are no list, say nothing of an account. */
export function parseDatasetCounts(json: unknown): ReadonlyMap<DomoId, number> | null {
  if (!isJsonRow(json)) return null;
  const counts = new Map<DomoId, number>();
  for (const [key, rows] of Object.entries(json)) {
    const id = toAccountId(key);
    if (id !== null && Array.isArray(rows)) counts.set(id, rows.length);
  }
  return counts;
}
