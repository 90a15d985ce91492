/** Reads a list of instances in any of its forms. */
import { fail, INSTANCE_LIST_BOUNDS } from '../../../contract';
import type { ReadEntry } from './list-entries';
import { readCsvList } from './read-csv-list';
import { readJsonList } from './read-json-list';

/** Fails with `invalidRequest` for a list that is too long, and for JSON that is no list. */
export function readInstanceList(text: string): ReadEntry[] {
  const entries = /^[\s\ufeff]*[[{]/u.test(text)
    ? readJsonList(text.replace(/^\ufeff/u, ''))
    : readCsvList(text);
  const { instances } = INSTANCE_LIST_BOUNDS;
  if (entries.length <= instances) return entries;
  return fail(
    'invalidRequest',
    `The list has ${entries.length} instances; at most ${instances} are read at once.`,
    { next: 'Divide the list, then add one part after the other.' },
  );
}
