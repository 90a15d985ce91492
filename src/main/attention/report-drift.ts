/** Saved comparisons of instances with a baseline, and which accounts differ that did not at the last report. */
import { toProblem, type ReportFinding, type SavedComparison } from '../../contract';
import { counted } from '../../contract/counted';
import type { ComparisonMark, ReportMark } from '../store/report-types';
import {
  MAX_DRIFT_KEYS,
  newDriftText,
  readDrift,
  type CompareInstances,
  type DriftState,
} from './drift-keys';

export interface Drift {
  readonly findings: readonly ReportFinding[];
  readonly marks: readonly ReportMark[];
  readonly notKnown: readonly string[];
}

type BaselineComparison = SavedComparison & {
  readonly comparison: Extract<SavedComparison['comparison'], { view: 'instances' }>;
};

const hasBaseline = (saved: SavedComparison): saved is BaselineComparison =>
  saved.comparison.view === 'instances' && saved.comparison.baseline !== null;

/** `profileIds`: of the report; a comparison with other instances is not looked at. */
export async function findDrift(
  saved: readonly SavedComparison[],
  profileIds: ReadonlySet<string>,
  marks: readonly ReportMark[],
  at: number,
  compare: CompareInstances,
  signal: AbortSignal,
): Promise<Drift> {
  const wanted = saved
    .filter(hasBaseline)
    .filter(({ comparison }) => comparison.profileIds.every((id) => profileIds.has(id)));
  if (wanted.length === 0) {
    const why = 'drift is not told: no comparison of these instances with a baseline is saved';
    return { findings: [], marks: [], notKnown: [why] };
  }
  const findings: ReportFinding[] = [];
  const made: ReportMark[] = [];
  const notKnown: string[] = [];
  for (const { id, name, comparison } of wanted) {
    const { view: _view, filter: _filter, ...compared } = comparison;
    const mark = marks.find((each) => each.comparison === id);
    const then = mark?.comparison === id ? mark.found : null;
    const now = await readDrift(compared, compare, signal).catch((error: unknown) => {
      signal.throwIfAborted();
      notKnown.push(`“${name}” was not compared: ${toProblem(error).message.replace(/\.$/, '')}`);
      return null;
    });
    if (now === null) continue;
    made.push({ at, profileId: null, comparison: id, found: toMark(now) });
    if (now.rows === null) notKnown.push(tooManyText(name));
    if (then === null)
      notKnown.push(`“${name}” was compared for the first time: its drift is told from now on`);
    else findings.push(...toDrift(name, then, now));
  }
  return { findings, marks: made, notKnown };
}

const toMark = ({ different, missing, rows }: DriftState): ComparisonMark => ({
  different,
  missing,
  ...(rows === null ? {} : { keys: rows.flatMap(({ places }) => places.map(({ key }) => key)) }),
});

const tooManyText = (name: string): string =>
  `“${name}” differs in more than ${MAX_DRIFT_KEYS.toLocaleString('en-US')} places: only growing counts are told`;

/** By the places, where both reports have them: as many may be mended as are new. Otherwise by the counts. */
function toDrift(name: string, then: ComparisonMark, now: DriftState): ReportFinding[] {
  const text =
    then.keys === undefined || now.rows === null
      ? growthText(then, now)
      : newDriftText(now.rows, new Set(then.keys));
  if (text === null) return [];
  return [{ kind: 'drift', profileId: null, label: name, account: null, text }];
}

function growthText(then: ComparisonMark, now: DriftState): string | null {
  const texts = [
    ...(now.different > then.different
      ? [`${counted(now.different, 'account differs', 'accounts differ')}, ${then.different} did`]
      : []),
    ...(now.missing > then.missing
      ? [
          `${counted(now.missing, 'is', 'are')} missing somewhere, ${counted(then.missing, 'was', 'were')}`,
        ]
      : []),
  ];
  return texts.length === 0 ? null : texts.join('; ');
}
