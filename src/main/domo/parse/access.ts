/** Access lists: an object with `list`, or a bare array (domo-api 4.4, 10.2). */
import { createProblem, ProblemError, type AccessEntry } from '../../../contract';
import type { Listing } from '../types';
import { isRow, text, type Row } from './fields';
import { parseList } from './list';
import { moreOf } from './more';
import { overlong, unusable, type UnusableRow } from './unusable';

const known = new Set(['type', 'id', 'accessLevel', 'name']);

export function parseAccessList(json: unknown): Listing<AccessEntry> {
  const list = isRow(json) ? json['list'] : json;
  if (!Array.isArray(list)) {
    throw new ProblemError(createProblem('badResponse', "Domo's answer is not an access list."));
  }
  return parseList(list, 'the access list', parseEntry);
}

function parseEntry(row: Row): AccessEntry | UnusableRow {
  const id = text(row['id']);
  if (id === null) return unusable('it names nobody');
  const long = overlong(row, ['id', 'type', 'accessLevel', 'name']);
  if (long) return long;
  return {
    type: text(row['type']) ?? 'UNKNOWN',
    id,
    // A level that Latchkey does not know is shown as it came, never taken for a weaker one (domo-api 5.1).
    accessLevel: text(row['accessLevel']) ?? 'UNKNOWN',
    name: text(row['name']),
    more: moreOf(row, known),
  };
}
