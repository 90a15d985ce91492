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

/** A mark holds no more of either kind: about 60 kB in all, and a hundred marks are kept. */
export const MAX_DRIFT_KEYS = 2_000;
const MAX_ROWS_AT_ONCE = 500;

export interface DriftPlace {
  /** A digest: a mark has no names. */
  readonly key: string;
  /** Such as `missing in Two`. */
  readonly where: string;
  /** Keys of lists that were not read: with one of them in a mark, nobody knew of this place then. */
  readonly lists: readonly string[];
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
  /** Keys of places of which nobody can say whether they differ, and of lists. Null: more than a mark holds. */
  readonly unknown: ReadonlySet<string> | null;
}

export async function readDrift(
  compared: DriftRequest,
  compare: CompareInstances,
  signal: AbortSignal,
): Promise<DriftState> {
  // Rows that are the same too: what is unknown now may be known to differ at the next report, and is no news then.
  const filter = instanceFilterSchema.parse({});
  const fixed = { ...compared, filter, remembered: true, limit: MAX_ROWS_AT_ONCE, wait: true };
  const rows: DriftRow[] = [];
  const unknown = new Set<string>();
  let [offset, places] = [0, 0];
  for (;;) {
    const matrix = await compare({ ...fixed, offset }, signal);
    for (const row of matrix.rows) {
      const inInstances = toRowInInstances(row, matrix.instances, compared.baseline ?? 0);
      const drifted = toDriftRow(inInstances);
      places += drifted.places.length;
      if (drifted.places.length > 0 && places <= MAX_DRIFT_KEYS) rows.push(drifted);
      if (unknown.size <= MAX_DRIFT_KEYS)
        for (const key of unknownKeys(inInstances)) unknown.add(key);
    }
    offset += matrix.rows.length;
    if (matrix.rows.length > 0 && offset < matrix.total) continue;
    const { different = 0, missing = 0 } = matrix.summary ?? {};
    return {
      different,
      missing,
      rows: places > MAX_DRIFT_KEYS ? null : rows,
      unknown: unknown.size > MAX_DRIFT_KEYS ? null : unknown,
    };
  }
}

const digestOf = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 11);

/** The cells of a row with their instances. */
interface RowInInstances {
  readonly row: InstanceRow;
  readonly instances: InstanceMatrix['instances'];
  /** Profile id of the baseline. */
  readonly baseline: string;
  /** What stands for its account in a key. Of an account that the baseline has several of, there is no id. */
  readonly base: string;
}

function toRowInInstances(
  row: InstanceRow,
  instances: InstanceMatrix['instances'],
  baseline: number,
): RowInInstances {
  const cell = row.cells[baseline];
  const base = cell && 'id' in cell && cell.id !== null ? String(cell.id) : row.key;
  return { row, instances, baseline: instances[baseline]?.profileId ?? '', base };
}

/**
 * By the ids of accounts, so that a new name, or another guess of what belongs together, is no news. What the baseline
 * lacks is told by the instances that have it.
 */
function toDriftRow({ row, instances, baseline, base }: RowInInstances): DriftRow {
  const { cells, kind, displayName } = row;
  const isExtra = cells.some(({ state }) => state === 'extra');
  const places = cells.flatMap((cell, column): DriftPlace[] => {
    const { profileId = '', label = '' } = instances[column] ?? {};
    const lists = [baseline, profileId].map((id) => digestOf('list', id, kind));
    const place = (state: PlaceState, id: string, where: string): DriftPlace[] => [
      { key: digestOf(state, profileId, kind, id), where, lists },
    ];
    switch (cell.state) {
      case 'drifted':
        return place('drifted', String(cell.id), `differs in ${label}`);
      case 'extra':
        return place('extra', String(cell.id), `only in ${label}`);
      case 'missing':
        return isExtra ? [] : place('missing', base, `missing in ${label}`);
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

type PlaceState = 'drifted' | 'extra' | 'missing';

/** The keys that its cells may have at the next report without anything having changed, only because more is known. */
function unknownKeys({ row: { cells, kind }, instances, base }: RowInInstances): string[] {
  return cells.flatMap((cell, column) => {
    const { profileId = '' } = instances[column] ?? {};
    const key = (state: PlaceState, id: unknown): string =>
      digestOf(state, profileId, kind, String(id));
    switch (cell.state) {
      case 'unknown':
        if (cell.id === null) return [digestOf('list', profileId, kind)];
        return cell.why === 'referenceAmbiguous'
          ? [key('drifted', cell.id), key('extra', cell.id)]
          : [key('drifted', cell.id)];
      case 'differsAsWritten':
        return [key('drifted', cell.id)];
      case 'ambiguous':
        return [
          key('missing', base),
          ...cell.candidates.flatMap(({ id }) => [key('drifted', id), key('extra', id)]),
        ];
      case 'same':
      case 'sameAsWritten':
      case 'drifted':
      case 'missing':
      case 'extra':
        return [];
    }
  });
}
