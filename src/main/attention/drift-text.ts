/** Which accounts differ from a baseline that did not at the last report, and which are only known to differ now. Pure. */
import { formatCount } from '../../contract/counted';
import type { ComparisonMark } from '../store/report-types';
import type { DriftPlace, DriftRow } from './drift-keys';

/** Half sentences. Null: there is none. */
export interface ToldDrift {
  readonly isNew: string | null;
  readonly isKnownNow: string | null;
}

/** A mark without `unknown`, of an earlier version or of too much that is unknown, cannot tell the two apart. */
export function tellDrift(
  rows: readonly DriftRow[],
  keys: readonly string[],
  unknown: ComparisonMark['unknown'],
): ToldDrift {
  const told = new Set(keys);
  const hidden = new Set(unknown);
  const wasUnknown = ({ key, lists }: DriftPlace): boolean =>
    [key, ...lists].some((each) => hidden.has(each));
  const fresh = rows.map(({ displayName, places }) => ({
    displayName,
    places: places.filter(({ key }) => !told.has(key)),
  }));
  const some = (wants: (place: DriftPlace) => boolean): readonly DriftRow[] =>
    fresh
      .map((row) => ({ ...row, places: row.places.filter(wants) }))
      .filter(({ places }) => places.length > 0);
  return {
    isNew: toText(
      some((place) => !wasUnknown(place)),
      unknown === undefined ? 'that did not, or of which it was not known' : 'that did not',
    ),
    isKnownNow: toText(some(wasUnknown), 'of which it was not known'),
  };
}

const MAX_NAMED = 5;
const MAX_NAME = 80;

function toText(rows: readonly DriftRow[], which: string): string | null {
  if (rows.length === 0) return null;
  const named = rows
    .slice(0, MAX_NAMED)
    .map(
      ({ displayName, places }) =>
        `“${shortened(displayName)}” (${places.map(({ where }) => where).join(', ')})`,
    )
    .join(', ');
  const rest = rows.length - MAX_NAMED;
  const verb = rows.length === 1 ? 'account differs' : 'accounts differ';
  const more = rest > 0 ? `, and ${formatCount(rest)} more` : '';
  return `${formatCount(rows.length)} ${verb} ${which}: ${named}${more}`;
}

function shortened(name: string): string {
  const letters = [...(name || '(no name)')];
  return letters.length <= MAX_NAME ? letters.join('') : `${letters.slice(0, MAX_NAME).join('')}…`;
}
