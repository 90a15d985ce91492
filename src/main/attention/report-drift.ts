/** Saved comparisons of instances with a baseline, and which accounts differ that did not at the last report. */
import { toProblem, type ReportFinding, type SavedComparison } from '../../contract';
import { counted, formatCount } from '../../contract/counted';
import type { ComparisonMark, ReportMark } from '../store/report-types';
import { MAX_DRIFT_KEYS, readDrift, type CompareInstances, type DriftState } from './drift-keys';
import { tellDrift, type ToldDrift } from './drift-text';

export interface Drift {
  readonly findings: readonly ReportFinding[];
  /** What was not known at the last report, so that nobody knows whether it got worse. Sentences without full stops. */
  readonly knownNow: readonly string[];
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
    return { findings: [], knownNow: [], marks: [], notKnown: [why] };
  }
  const findings: ReportFinding[] = [];
  const made: ReportMark[] = [];
  const knownNow: string[] = [];
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
    else {
      const told = toDrift(then, now);
      if (told.isNew !== null)
        findings.push({
          kind: 'drift',
          profileId: null,
          label: name,
          account: null,
          text: told.isNew,
        });
      if (told.isKnownNow !== null) knownNow.push(`“${name}”: ${told.isKnownNow}`);
    }
  }
  return { findings, knownNow, marks: made, notKnown };
}

const toMark = ({ different, missing, rows, unknown }: DriftState): ComparisonMark => ({
  different,
  missing,
  ...(unknown === null ? {} : { unknown: [...unknown] }),
  ...(rows === null ? {} : { keys: rows.flatMap(({ places }) => places.map(({ key }) => key)) }),
});

const tooManyText = (name: string): string =>
  `“${name}” differs in more than ${formatCount(MAX_DRIFT_KEYS)} places: only growing counts are told`;

/** By the places, where both reports have them: as many may be mended as are new. Otherwise by the counts. */
const toDrift = (then: ComparisonMark, now: DriftState): ToldDrift =>
  then.keys === undefined || now.rows === null
    ? { isNew: growthText(then, now), isKnownNow: null }
    : tellDrift(now.rows, then.keys, then.unknown);

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
