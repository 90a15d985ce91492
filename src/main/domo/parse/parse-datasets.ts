/** Datasets that depend on an account. No source documents their fields, so both usual spellings are read. */
import type { Dataset, DomoList } from '../domo-types';
import { toDisplayText, toText } from './json-fields';
import { parseList } from './parse-list';
import { unusableRow } from './row-limits';

export const parseDatasets = (json: unknown, what: string): DomoList<Dataset> =>
  parseList(json, what, (row) => {
    const id = toText(row['id']) ?? toText(row['dataSourceId']);
    if (id === null) return unusableRow('it has no id');
    return { id, name: toDisplayText(row['name']) ?? toDisplayText(row['dataSourceName']) ?? id };
  });
