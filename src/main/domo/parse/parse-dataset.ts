/** Datasets that depend on an account (domo-api 4.10). Other spellings of id and name are read too. */
import type { Dataset } from '../domo-types';
import { toDisplayText, toText, type JsonRow } from './json-fields';
import { unusableRow, type UnusableRow } from './row-limits';

export function parseDataset(row: JsonRow): Dataset | UnusableRow {
  const id = toText(row['dataSourceId']) ?? toText(row['id']);
  if (id === null) return unusableRow('it has no id');
  return { id, name: toDisplayText(row['dataSourceName']) ?? toDisplayText(row['name']) ?? id };
}
