/** A clone in words. Pure. */
import type { CloneOutcome, CloneResult, Problem, Progress } from '../../../contract';
import type { CloneJob } from '../../state/clone';
import { formatCountOf, toSingleLine, type JobTone } from '../../ui/format/format';

export const cloneOutcomeLabels: Record<CloneOutcome, string> = {
  done: 'made',
  nothing: 'nothing to make',
  refused: 'not made',
  unknown: 'not known whether it was made',
  cancelled: 'not begun',
};

/** How far one instance is. */
export function clonePhaseLabel(progress: Progress | undefined): string {
  switch (progress?.phase) {
    case 'creating':
      return 'making it…';
    case 'done':
      return 'ended';
    case undefined:
      return 'waiting for its turn';
    default:
      return 'looking whether it changed…';
  }
}

export const cloneRunningLabel = (
  { displayName, targets }: CloneJob,
  progress: Readonly<Record<string, Progress>>,
): string => {
  const ended = targets.filter(({ profileId }) => progress[profileId]?.phase === 'done').length;
  return `Making “${toSingleLine(displayName)}”: ${String(ended)} of ${formatCountOf(targets.length, 'instance')} ended`;
};

/** One line for how it ended. */
export function cloneEndedLabel(
  { displayName }: CloneJob,
  results: readonly CloneResult[],
  problem: Problem | null,
): { words: string; tone: JobTone } {
  const name = `“${toSingleLine(displayName)}”`;
  if (problem !== null) return { words: `${name} not made: ${problem.message}`, tone: 'bad' };
  const of = (outcome: CloneOutcome): number =>
    results.filter((result) => result.outcome === outcome).length;
  const parts = (['done', 'unknown', 'refused', 'nothing', 'cancelled'] as const)
    .filter((outcome) => of(outcome) > 0)
    .map(
      (outcome) => `${cloneOutcomeLabels[outcome]} in ${formatCountOf(of(outcome), 'instance')}`,
    );
  const all = of('done') === results.length;
  const tone = all ? 'good' : of('refused') > 0 ? 'bad' : 'amber';
  return { words: `${name}: ${parts.join(', ')}`, tone };
}

/** Where it certainly was not made, though it was wanted: there it may be tried again. */
export function retryableTargets(
  { targets }: CloneJob,
  results: readonly CloneResult[] | null,
  problem: Problem | null,
): string[] {
  if (results !== null) {
    return results
      .filter(({ outcome }) => outcome === 'refused' || outcome === 'cancelled')
      .map(({ profileId }) => profileId);
  }
  // Who lost touch with main does not know what it did.
  if (problem === null || problem.code === 'unexpected') return [];
  return targets.map(({ profileId }) => profileId);
}
