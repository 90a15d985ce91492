/** Access lists: an object with `list`, or a bare array (domo-api 4.4, 10.2). */
import { createProblem, ProblemError, type AccessEntry } from '../../../contract';
import { MAX_ROWS_AT_ONCE } from './answer-limits';
import type { DomoList } from '../domo-types';
import { isJsonRow, toText, type JsonRow } from './json-fields';
import { parseList } from './parse-list';
import { collectUnknownFields } from './unknown-fields';
import { findOverlongField, unusableRow, type UnusableRow } from './row-limits';

const KNOWN_FIELDS = new Set(['type', 'id', 'accessLevel', 'name']);

export function parseAccessList(json: unknown): DomoList<AccessEntry> {
  const list = isJsonRow(json) ? json['list'] : json;
  if (!Array.isArray(list)) {
    throw new ProblemError(createProblem('badResponse', "Domo's answer is not an access list."));
  }
  return parseList(list, 'the access list', parseAccessEntry, { max: MAX_ROWS_AT_ONCE });
}

function parseAccessEntry(row: JsonRow): AccessEntry | UnusableRow {
  const id = toText(row['id']);
  if (id === null) return unusableRow('it names nobody');
  const long = findOverlongField(row, ['id', 'type', 'accessLevel', 'name']);
  if (long) return long;
  return {
    type: toText(row['type']) ?? 'UNKNOWN',
    id,
    // An unknown level is kept as it is, never replaced by a weaker one (domo-api 5.1).
    accessLevel: toText(row['accessLevel']) ?? 'UNKNOWN',
    name: toText(row['name']),
    more: collectUnknownFields(row, KNOWN_FIELDS),
  };
}
