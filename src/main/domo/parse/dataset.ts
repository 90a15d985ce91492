/** Datasets that depend on an account. No source shows their fields, so both usual spellings are read. */
import type { Dataset, Listing } from '../types';
import { text } from './fields';
import { parseList, UnusableRow } from './list';

export const parseDatasets = (json: unknown, what: string): Listing<Dataset> =>
  parseList(json, what, (row) => {
    const id = text(row['id']) ?? text(row['dataSourceId']);
    if (id === null) throw new UnusableRow('it has no id');
    return { id, name: text(row['name']) ?? text(row['dataSourceName']) ?? id };
  });
