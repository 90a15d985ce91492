/** Texts for the progress and the results of a clone. Pure. */
import type { CloneOutcome, CloneResult, Problem, Progress } from '../../../contract';
import { formatCountOf, toSingleLine, type JobTone } from './format';
import { t } from '../../../contract/texts';

export const cloneOutcomeLabels: Record<CloneOutcome, string> = {
  done: t('created'),
  nothing: t('skipped'),
  refused: t('not created'),
  unknown: t('outcome unknown'),
  cancelled: t('not started'),
};

/** Of a clone, what its texts say. */
interface NamedClone {
  readonly displayName: string;
  readonly targets: readonly { readonly profileId: string }[];
}

/** The progress in one instance. */
export function clonePhaseLabel(progress: Progress | undefined): string {
  switch (progress?.phase) {
    case 'creating':
      return t('creating…');
    case 'done':
      return t('finished');
    case undefined:
      return t('queued');
    default:
      return t('checking for changes…');
  }
}

export const cloneRunningLabel = (
  { displayName, targets }: NamedClone,
  progress: Readonly<Record<string, Progress>>,
): string => {
  const finished = targets.filter(({ profileId }) => progress[profileId]?.phase === 'done').length;
  return t('Cloning “{displayName}”: {finished} of {instances}', {
    displayName: toSingleLine(displayName),
    finished,
    instances: formatCountOf(targets.length, 'instance'),
  });
};

/** One line about the results. */
export function cloneEndedLabel(
  { displayName }: NamedClone,
  results: readonly CloneResult[],
  problem: Problem | null,
): { text: string; tone: JobTone } {
  const name = `“${toSingleLine(displayName)}”`;
  if (problem !== null)
    return {
      text: t('{name} not cloned: {message}', { name, message: problem.message }),
      tone: 'bad',
    };
  const count = (outcome: CloneOutcome): number =>
    results.filter((result) => result.outcome === outcome).length;
  const parts = (['done', 'unknown', 'refused', 'nothing', 'cancelled'] as const)
    .filter((outcome) => count(outcome) > 0)
    .map((outcome) =>
      t('{cloneOutcome} in {instances}', {
        cloneOutcome: cloneOutcomeLabels[outcome],
        instances: formatCountOf(count(outcome), 'instance'),
      }),
    );
  const all = count('done') === results.length;
  const tone = all ? 'good' : count('refused') > 0 ? 'bad' : 'amber';
  return { text: `${name}: ${parts.join(', ')}`, tone };
}

/** The instances where the account was certainly not created, so that a retry is safe. */
export function retryableTargets(
  { targets }: NamedClone,
  results: readonly CloneResult[] | null,
  problem: Problem | null,
): string[] {
  if (results !== null) {
    return results
      .filter(({ outcome }) => outcome === 'refused' || outcome === 'cancelled')
      .map(({ profileId }) => profileId);
  }
  // If main did not answer, nobody knows what it did.
  if (problem === null || problem.code === 'unexpected') return [];
  return targets.map(({ profileId }) => profileId);
}
