/** Where instances differ from their baseline: a key for each place, for the mark of a report, and its words. Pure. */
import { createHash } from 'node:crypto';
import {
  instanceFilterSchema,
  type InstanceMatrix,
  type InstanceRow,
  type ParsedRequestFor,
} from '../../contract';

/** Compares as `comparison.instances` does. */
export type CompareInstances = (
  request: ParsedRequestFor<'comparison.instances'>,
  signal: AbortSignal,
) => Promise<InstanceMatrix>;

/** A mark holds no more: about 30 kB, and a hundred marks are kept. */
export const MAX_DRIFT_KEYS = 2_000;
const MAX_ROWS_AT_ONCE = 500;

export interface DriftPlace {
  /** A digest: a mark has no names. */
  readonly key: string;
  /** Such as `missing in Two`. */
  readonly where: string;
}

export interface DriftRow {
  readonly displayName: string;
  readonly places: readonly DriftPlace[];
}

/** What is compared with what: everything of a comparison but what is shown of it. */
export type DriftRequest = Omit<
  ParsedRequestFor<'comparison.instances'>,
  'filter' | 'remembered' | 'offset' | 'limit' | 'wait'
>;

export interface DriftState {
  readonly different: number;
  readonly missing: number;
  /** Null: there are more places than a mark holds. */
  readonly rows: readonly DriftRow[] | null;
}

export async function readDrift(
  compared: DriftRequest,
  compare: CompareInstances,
  signal: AbortSignal,
): Promise<DriftState> {
  // A row that an instance lacks is one that differs.
  const filter = instanceFilterSchema.parse({ differencesOnly: true });
  const fixed = { ...compared, filter, remembered: true, limit: MAX_ROWS_AT_ONCE, wait: true };
  const rows: DriftRow[] = [];
  let [offset, places] = [0, 0];
  for (;;) {
    const matrix = await compare({ ...fixed, offset }, signal);
    for (const row of matrix.rows) {
      const drifted = toDriftRow(row, matrix.instances, compared.baseline ?? 0);
      places += drifted.places.length;
      rows.push(drifted);
    }
    offset += matrix.rows.length;
    const isEnd = matrix.rows.length === 0 || offset >= matrix.total;
    if (!isEnd && places <= MAX_DRIFT_KEYS) continue;
    const { different = 0, missing = 0 } = matrix.summary ?? {};
    return { different, missing, rows: places > MAX_DRIFT_KEYS ? null : rows };
  }
}

const digestOf = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 11);

/**
 * By the ids of accounts, so that a new name, or another guess of what belongs together, is no news. What the baseline
 * lacks is told by the instances that have it.
 */
function toDriftRow(
  { cells, kind, key, displayName }: InstanceRow,
  instances: InstanceMatrix['instances'],
  baseline: number,
): DriftRow {
  const base = cells[baseline];
  const baseId = base && 'id' in base && base.id !== null ? String(base.id) : null;
  const isExtra = cells.some(({ state }) => state === 'extra');
  const places = cells.flatMap((cell, column): DriftPlace[] => {
    const { profileId = '', label = '' } = instances[column] ?? {};
    switch (cell.state) {
      case 'drifted':
        return [
          {
            key: digestOf('drifted', profileId, kind, String(cell.id)),
            where: `differs in ${label}`,
          },
        ];
      case 'extra':
        return [
          { key: digestOf('extra', profileId, kind, String(cell.id)), where: `only in ${label}` },
        ];
      case 'missing':
        // Of an account that the baseline has several of, there is no id.
        return isExtra
          ? []
          : [
              {
                key: digestOf('missing', profileId, kind, baseId ?? key),
                where: `missing in ${label}`,
              },
            ];
      case 'same':
      case 'sameAsWritten':
      case 'differsAsWritten':
      case 'unknown':
      case 'ambiguous':
        return [];
    }
  });
  return { displayName, places };
}

const MAX_NAMED = 5;
const MAX_NAME = 80;

/** The rows with a place that the keys do not have, as half a sentence. Null: there is none. */
export function newDriftText(rows: readonly DriftRow[], keys: ReadonlySet<string>): string | null {
  const fresh = rows.flatMap(({ displayName, places }) => {
    const where = places.filter(({ key }) => !keys.has(key)).map((place) => place.where);
    return where.length === 0 ? [] : [`“${shortened(displayName)}” (${where.join(', ')})`];
  });
  if (fresh.length === 0) return null;
  const rest = fresh.length - MAX_NAMED;
  const named = fresh.slice(0, MAX_NAMED).join(', ');
  const verb = fresh.length === 1 ? 'account differs' : 'accounts differ';
  const more = rest > 0 ? `, and ${rest.toLocaleString('en-US')} more` : '';
  return `${fresh.length.toLocaleString('en-US')} ${verb} that did not: ${named}${more}`;
}

function shortened(name: string): string {
  const letters = [...(name || '(no name)')];
  return letters.length <= MAX_NAME ? letters.join('') : `${letters.slice(0, MAX_NAME).join('')}…`;
}
