/** Datasets that depend on an account. No source documents their fields, so both usual spellings are read. */
import type { Dataset } from '../domo-types';
import { toDisplayText, toText, type JsonRow } from './json-fields';
import { unusableRow, type UnusableRow } from './row-limits';

export function parseDataset(row: JsonRow): Dataset | UnusableRow {
  const id = toText(row['id']) ?? toText(row['dataSourceId']);
  if (id === null) return unusableRow('it has no id');
  return { id, name: toDisplayText(row['name']) ?? toDisplayText(row['dataSourceName']) ?? id };
}
