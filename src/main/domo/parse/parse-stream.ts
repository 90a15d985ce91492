/** Datasets of many accounts, what depends on a dataset, a stream, and how its last run ended (domo-api 2.2, 3.16, 3.21). */
import type { DomoId } from '../../../contract';
import type {
  Dataset,
  DatasetImpact,
  DatasetsOfAccount,
  DomoStream,
  StreamRun,
} from '../stream-types';
import { toExactJson } from './exact-json';
import { listStreamAccounts } from './stream-accounts';
import {
  isJsonRow,
  toAccountId,
  toDisplayText,
  toEpochMs,
  toId,
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

/** Null when the answer is no stream. */
export function parseStream(json: unknown, holdsToken: boolean): DomoStream | null {
  const id = isJsonRow(json) ? toId(json['id']) : null;
  if (!isJsonRow(json) || id === null) return null;
  const { dataSource } = json;
  const dataset = isJsonRow(dataSource) ? dataSource : {};
  return {
    id,
    datasetId: toText(dataset['id']),
    datasetName: toDisplayText(dataset['name']),
    accountIds: listStreamAccounts(json),
    holdsToken,
    json: toExactJson(json),
  };
}

/** Other spellings of id and name are read too. Null when the answer is no dataset. */
export function parseDatasetImpact(json: unknown): DatasetImpact | null {
  const id = isJsonRow(json) ? (toText(json['id']) ?? toText(json['dataSourceId'])) : null;
  if (!isJsonRow(json) || id === null) return null;
  return {
    id,
    name: toDisplayText(json['name']) ?? toDisplayText(json['dataSourceName']),
    streamId: toId(json['streamId']),
    cards: toCount(json['impactCardCount']),
    dataflows: toCount(json['impactDataFlowCount']),
    alerts: toCount(json['impactAlertCount']),
  };
}

function toCount(value: unknown): number | null {
  const count = toInteger(value);
  return count !== null && count >= 0 ? count : null;
}
