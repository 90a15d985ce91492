/** Saved comparisons of instances with a baseline, and whether they differ in more accounts than at the last report. */
import {
  toProblem,
  type InstanceMatrix,
  type ParsedRequestFor,
  type ReportFinding,
  type SavedComparison,
} from '../../contract';
import { counted } from '../../contract/counted';
import type { ComparisonMark, ReportMark } from '../store/report-types';

/** Compares as `comparison.instances` does. */
export type CompareInstances = (
  request: ParsedRequestFor<'comparison.instances'>,
  signal: AbortSignal,
) => Promise<InstanceMatrix>;

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
    const mark = marks.find((each) => each.comparison === id);
    const then = mark?.comparison === id ? mark.found : null;
    const now = await countDrift(comparison, compare, signal).catch((error: unknown) => {
      signal.throwIfAborted();
      notKnown.push(`“${name}” was not compared: ${toProblem(error).message.replace(/\.$/, '')}`);
      return null;
    });
    if (now === null) continue;
    made.push({ at, profileId: null, comparison: id, found: now });
    if (then === null)
      notKnown.push(`“${name}” was compared for the first time: its drift is told from now on`);
    else findings.push(...toDrift(name, then, now));
  }
  return { findings, marks: made, notKnown };
}

async function countDrift(
  comparison: BaselineComparison['comparison'],
  compare: CompareInstances,
  signal: AbortSignal,
): Promise<ComparisonMark> {
  const { view: _view, ...compared } = comparison;
  const request = { ...compared, remembered: true, offset: 0, limit: 1, wait: true };
  const { summary } = await compare(request, signal);
  return { different: summary?.different ?? 0, missing: summary?.missing ?? 0 };
}

function toDrift(name: string, then: ComparisonMark, now: ComparisonMark): ReportFinding[] {
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
  if (texts.length === 0) return [];
  return [{ kind: 'drift', profileId: null, label: name, account: null, text: texts.join('; ') }];
}
