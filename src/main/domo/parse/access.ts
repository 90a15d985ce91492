/** Access lists: an object with `list`, or a bare array (domo-api 4.4, 10.2). */
import { problem, ProblemError, type AccessEntry } from '../../../contract';
import { isRow, text } from './fields';

export function parseAccessList(json: unknown): AccessEntry[] {
  const list = Array.isArray(json) ? (json as unknown[]) : isRow(json) ? json['list'] : null;
  if (!Array.isArray(list)) {
    throw new ProblemError(problem('badResponse', "Domo's answer is not an access list."));
  }
  return list.filter(isRow).flatMap((entry) => {
    const id = text(entry['id']);
    if (id === null) return [];
    return [
      {
        type: text(entry['type']) ?? 'UNKNOWN',
        id,
        // A level that Latchkey does not know is shown as it came, never taken for a weaker one (5.1).
        accessLevel: text(entry['accessLevel']) ?? 'UNKNOWN',
        name: text(entry['name']),
      },
    ];
  });
}
