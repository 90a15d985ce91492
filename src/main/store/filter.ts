/** From an inventory filter to SQL: conditions with their values, never text pasted into SQL. */
import type { InventoryFilter } from '../../contract';
import type { Value } from './database';
import { searchWords } from './text';

export interface Condition {
  /** Begins with WHERE, or is empty. */
  readonly where: string;
  readonly values: readonly Value[];
}

/** The trigram index knows nothing shorter. */
const INDEXED_FROM = 3;

export const inList = (column: string, values: readonly string[]): string =>
  `${column} IN (${values.map(() => '?').join(', ')})`;

export const like = (column: string): string => `${column} LIKE ? ESCAPE '\\'`;

export const likeValue = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** For the table `accounts a`. */
export function condition(filter: InventoryFilter): Condition {
  const parts: string[] = [];
  const values: Value[] = [];
  const add = (part: string, ...more: readonly Value[]): void => {
    parts.push(part);
    values.push(...more);
  };
  if (filter.profileIds !== null) {
    if (filter.profileIds.length === 0) add('0');
    else add(inList('a.profile_id', filter.profileIds), ...filter.profileIds);
  }
  if (filter.kind !== null) add('a.kind = ?', filter.kind);
  const providers = filter.dataProviderTypes;
  if (providers !== null && providers.length > 0)
    add(inList('a.provider', providers), ...providers);
  if (filter.valid !== null) add('a.valid = ?', Number(filter.valid));

  const words = searchWords(filter.text);
  const indexed = words.filter((word) => [...word].length >= INDEXED_FROM);
  if (indexed.length > 0) {
    add(
      'a.row IN (SELECT rowid FROM accounts_text WHERE accounts_text MATCH ?)',
      indexed.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND '),
    );
  }
  for (const word of words.filter((short) => [...short].length < INDEXED_FROM)) {
    add(like('a.search_text'), likeValue(word));
  }
  return { where: whereOf(parts), values };
}

export const whereOf = (parts: readonly string[]): string =>
  parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`;

/** True when the counts that are kept answer how many rows there are. */
export const isCounted = (filter: InventoryFilter): boolean =>
  searchWords(filter.text).length === 0;
