/** Texts for the progress and the results of a sync. Pure. */
import type { Problem, Profile, Progress, SyncResult } from '../../../contract';
import type { SyncPace } from '../../../contract/sync-pace';
import { progressRatio } from '../../../contract/zod-free';
import { formatCount, formatCountOf, type JobTone } from './format';
import { t } from '../../../contract/texts';
import { waitLabel } from './wait-label';

const phaseLabels: Record<Progress['phase'], string> = {
  queued: t('queued'),
  accounts: t('accounts'),
  oauth: t('OAuth accounts'),
  providers: t('providers'),
  search: t('search'),
  details: t('configs and access'),
  creating: t('creating an account'),
  publishing: t('publishing'),
  writing: t('writing a file'),
  done: t('done'),
};

export interface SyncProgressLabel {
  text: string;
  /** From 0 to 1; null while unknown. */
  ratio: number | null;
}

/** One line about all instances that are being read. */
export function syncProgressLabel(
  progress: readonly Progress[],
  profiles: readonly Pick<Profile, 'id' | 'label'>[],
  pace: SyncPace | null,
): SyncProgressLabel {
  const open = progress.filter(({ phase }) => phase !== 'done');
  const first = open.find(({ phase }) => phase !== 'queued') ?? open[0];
  if (first === undefined) return { text: t('Syncing…'), ratio: null };
  const label = profiles.find(({ id }) => id === first.profileId)?.label ?? t('an instance');
  const more =
    open.length > 1 ? t(' and {others}', { others: formatCountOf(open.length - 1, 'other') }) : '';
  const wait = waitLabel([first]);
  // The wait comes first: a long label is cut in the status line.
  const text =
    wait === ''
      ? t('Syncing {label}: {phase}{more}', { label, phase: phaseLabel(first), more })
      : t('{wait}: {label}{more}', { wait, label, more });
  const { instances, endedInstances } = pace ?? { instances: 0, endedInstances: 0 };
  return {
    text,
    // Instances that were not begun have no size yet, but they count.
    ratio: instances > 1 ? endedInstances / instances : progressRatio(progress),
  };
}

function phaseLabel({ phase, done, total }: Progress): string {
  if (total === null) return phaseLabels[phase];
  return t('{phase}, {done} of {total}', {
    phase: phaseLabels[phase],
    done: formatCount(done),
    total: formatCount(total),
  });
}

export interface SyncOutcomeLabel {
  text: string;
  tone: JobTone;
}

export const syncOutcomeLabels: Record<SyncResult['outcome'], string> = {
  done: t('read'),
  partial: t('partly read'),
  failed: t('not read'),
  cancelled: t('cancelled'),
};

/** One line about the results of the last sync. */
export function syncOutcomeLabel(
  results: readonly SyncResult[],
  problem: Problem | null,
): SyncOutcomeLabel {
  if (problem !== null)
    return { text: t('Sync failed: {message}', { message: problem.message }), tone: 'bad' };
  const count = (outcome: SyncResult['outcome']): number =>
    results.filter((result) => result.outcome === outcome).length;
  const parts = (['done', 'partial', 'failed', 'cancelled'] as const)
    .filter((outcome) => count(outcome) > 0)
    .map((outcome) => `${formatCountOf(count(outcome), 'instance')} ${syncOutcomeLabels[outcome]}`);
  const tone =
    count('failed') > 0 ? 'bad' : count('partial') + count('cancelled') > 0 ? 'amber' : 'good';
  return { text: t('Sync: {parts}', { parts: parts.join(', ') }), tone };
}
