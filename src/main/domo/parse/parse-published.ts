/** Answers about a DataSet that Latchkey publishes (domo-api 2.4). */
import type { DatasetColumn } from '../dataset-types';
import { isJsonRow, toText } from './json-fields';

/** Goes into paths and links, so nothing but what Domo's ids are made of. */
const PLAIN_ID = /^[\w-]{1,100}$/;

const toPlainId = (value: unknown): string | null => {
  const id = toText(value);
  return id !== null && PLAIN_ID.test(id) ? id : null;
};

/** The id of the new DataSet, in either shape; null when the answer does not contain it. */
export function parseNewDatasetId(json: unknown): string | null {
  if (!isJsonRow(json)) return null;
  const { dataSource } = json;
  return toPlainId((isJsonRow(dataSource) ? dataSource : json)['dataSourceId']);
}

/** Null when the answer does not contain it. */
export const parseUploadId = (json: unknown): string | null =>
  isJsonRow(json) ? toPlainId(json['uploadId']) : null;

/** In Domo's order; null when the answer is no schema. */
export function parseDatasetSchema(json: unknown): DatasetColumn[] | null {
  const schema = isJsonRow(json) ? json['schema'] : null;
  const columns = isJsonRow(schema) ? schema['columns'] : null;
  if (!Array.isArray(columns)) return null;
  const parsed = columns.flatMap((column: unknown) => {
    if (!isJsonRow(column)) return [];
    const { name, type } = column;
    return typeof name === 'string' && typeof type === 'string' ? [{ name, type }] : [];
  });
  return parsed.length === columns.length ? parsed : null;
}
