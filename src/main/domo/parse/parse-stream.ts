/** Datasets of many accounts, what hangs on a dataset, and how the last run of a stream ended (domo-api 3.16, 3.21). */
import type { DomoId } from '../../../contract';
import type { Dataset, DatasetsOfAccount, DatasetUse, StreamRun } from '../stream-types';
import {
  isJsonRow,
  toAccountId,
  toDisplayText,
  toEpochMs,
  toInteger,
  toText,
  type JsonRow,
} from './json-fields';
import { parseDataset } from './parse-dataset';
import { UnusableRow } from './row-limits';

/** Null for any other JSON. Keys that are no id, and values that are no list, say nothing of an account. */
export function parseDatasetsOfMany(json: unknown): ReadonlyMap<DomoId, DatasetsOfAccount> | null {
  if (!isJsonRow(json)) return null;
  const lists = new Map<DomoId, DatasetsOfAccount>();
  for (const [key, rows] of Object.entries(json)) {
    const id = toAccountId(key);
    if (id === null || !Array.isArray(rows)) continue;
    const parsed = rows.filter(isJsonRow).map(parseDataset);
    const datasets = parsed.filter((row): row is Dataset => !(row instanceof UnusableRow));
    lists.set(id, { datasets, unusable: rows.length - datasets.length });
  }
  return lists;
}

/** Null for any other JSON. */
export const parseDatasetUse = (json: unknown): DatasetUse | null =>
  isJsonRow(json)
    ? {
        streamId: toText(json['streamId']),
        cards: toCount(json['impactCardCount']),
        alerts: toCount(json['impactAlertCount']),
      }
    : null;

/** Null for any other JSON. What is not read here, such as the configuration, is dropped at once. */
export function parseStreamRun(json: unknown): StreamRun | null {
  if (!isJsonRow(json)) return null;
  const run = json['lastExecution'];
  const last: JsonRow = isJsonRow(run) ? run : {};
  const several = Array.isArray(json['accounts']) ? json['accounts'].filter(isJsonRow).length : 0;
  return {
    accounts: several > 0 ? several : isJsonRow(json['account']) ? 1 : 0,
    state: toDisplayText(last['currentState']),
    endedAt: toEpochMs(last['endedAt']),
  };
}

function toCount(value: unknown): number | null {
  const count = toInteger(value);
  return count !== null && count >= 0 ? count : null;
}
