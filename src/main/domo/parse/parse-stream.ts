/** A stream, and a dataset with what hangs on it (domo-api 2.2, 3.16). */
import type { DatasetImpact, DomoStream } from '../stream-types';
import { toExactJson } from './exact-json';
import { isJsonRow, toDisplayText, toId, toInteger, toText } from './json-fields';
import { listStreamAccounts } from './stream-accounts';

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
    cards: toInteger(json['impactCardCount']),
    dataflows: toInteger(json['impactDataFlowCount']),
    alerts: toInteger(json['impactAlertCount']),
  };
}
