/** Texts for the progress and the results of a sync. Pure. */
import type { Problem, Profile, Progress, SyncResult } from '../../../contract';
import type { SyncPace } from '../../../contract/sync-pace';
import { progressRatio } from '../../../contract/zod-free';
import { formatCount, formatCountOf, type JobTone } from './format';

const phaseLabels: Record<Progress['phase'], string> = {
  queued: 'queued',
  accounts: 'accounts',
  oauth: 'OAuth accounts',
  providers: 'providers',
  search: 'search',
  details: 'configs and access',
  creating: 'creating an account',
  publishing: 'publishing',
  writing: 'writing a file',
  waiting: 'waiting',
  done: 'done',
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
  if (first === undefined) return { text: 'Syncing…', ratio: null };
  const label = profiles.find(({ id }) => id === first.profileId)?.label ?? 'an instance';
  const more = open.length > 1 ? ` and ${formatCountOf(open.length - 1, 'other')}` : '';
  const text = `Syncing ${label}: ${phaseLabel(first)}${more}`;
  const { instances, endedInstances } = pace ?? { instances: 0, endedInstances: 0 };
  return {
    text,
    // Instances that were not begun have no size yet, but they count.
    ratio: instances > 1 ? endedInstances / instances : progressRatio(progress),
  };
}

function phaseLabel({ phase, done, total, waitingUntil }: Progress): string {
  if (waitingUntil !== null) {
    const seconds = Math.max(1, Math.ceil((waitingUntil - Date.now()) / 1000));
    return `Domo limits requests, continues in ${seconds} s`;
  }
  if (total === null) return phaseLabels[phase];
  return `${phaseLabels[phase]}, ${formatCount(done)} of ${formatCount(total)}`;
}

export interface SyncOutcomeLabel {
  text: string;
  tone: JobTone;
}

export const syncOutcomeLabels: Record<SyncResult['outcome'], string> = {
  done: 'read',
  partial: 'partly read',
  failed: 'not read',
  cancelled: 'cancelled',
};

/** One line about the results of the last sync. */
export function syncOutcomeLabel(
  results: readonly SyncResult[],
  problem: Problem | null,
): SyncOutcomeLabel {
  if (problem !== null) return { text: `Sync failed: ${problem.message}`, tone: 'bad' };
  const count = (outcome: SyncResult['outcome']): number =>
    results.filter((result) => result.outcome === outcome).length;
  const parts = (['done', 'partial', 'failed', 'cancelled'] as const)
    .filter((outcome) => count(outcome) > 0)
    .map((outcome) => `${formatCountOf(count(outcome), 'instance')} ${syncOutcomeLabels[outcome]}`);
  const tone =
    count('failed') > 0 ? 'bad' : count('partial') + count('cancelled') > 0 ? 'amber' : 'good';
  return { text: `Sync: ${parts.join(', ')}`, tone };
}
