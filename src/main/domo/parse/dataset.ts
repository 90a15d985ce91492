/** Datasets that depend on an account. No source shows their fields, so both usual spellings are read. */
import type { Dataset, Listing } from '../types';
import { prose, text } from './fields';
import { parseList } from './list';
import { unusable } from './unusable';

export const parseDatasets = (json: unknown, what: string): Listing<Dataset> =>
  parseList(json, what, (row) => {
    const id = text(row['id']) ?? text(row['dataSourceId']);
    if (id === null) return unusable('it has no id');
    return { id, name: prose(row['name']) ?? prose(row['dataSourceName']) ?? id };
  });
