/** A sync in words. Pure. */
import type { Problem, Profile, Progress, SyncResult } from '../../../contract';
import { progressRatio } from '../../../contract/zod-free';
import { formatCount, formatCountOf, type JobTone } from '../../ui/format/format';

const phaseLabels: Record<Progress['phase'], string> = {
  queued: 'waiting for its turn',
  accounts: 'accounts',
  oauth: 'OAuth accounts',
  providers: 'providers',
  details: 'configs and access',
  creating: 'making an account',
  waiting: 'waiting',
  done: 'done',
};

export interface SyncProgressLabel {
  words: string;
  /** From 0 to 1; null while it cannot be told. */
  share: number | null;
}

/** One line for all instances that are being read. */
export function syncProgressLabel(
  progress: readonly Progress[],
  profiles: readonly Pick<Profile, 'id' | 'label'>[],
): SyncProgressLabel {
  const open = progress.filter(({ phase }) => phase !== 'done');
  const [first] = open;
  if (first === undefined) return { words: 'Syncing…', share: null };
  const label = profiles.find(({ id }) => id === first.profileId)?.label ?? 'an instance';
  const more = open.length > 1 ? ` and ${formatCountOf(open.length - 1, 'other')}` : '';
  return { words: `Syncing ${label}: ${phaseLabel(first)}${more}`, share: progressRatio(progress) };
}

function phaseLabel({ phase, done, total, waitingUntil }: Progress): string {
  if (waitingUntil !== null) {
    const seconds = Math.max(1, Math.ceil((waitingUntil - Date.now()) / 1000));
    return `Domo asked to slow down, going on in ${seconds} s`;
  }
  if (total === null) return phaseLabels[phase];
  return `${phaseLabels[phase]}, ${formatCount(done)} of ${formatCount(total)}`;
}

export interface SyncOutcomeLabel {
  words: string;
  tone: JobTone;
}

export const syncOutcomeLabels: Record<SyncResult['outcome'], string> = {
  done: 'read',
  partial: 'read in part',
  failed: 'not read',
  cancelled: 'cancelled',
};

/** One line for how the last sync ended. */
export function syncOutcomeLabel(
  results: readonly SyncResult[],
  problem: Problem | null,
): SyncOutcomeLabel {
  if (problem !== null) return { words: `Sync failed: ${problem.message}`, tone: 'bad' };
  const of = (outcome: SyncResult['outcome']): number =>
    results.filter((result) => result.outcome === outcome).length;
  const parts = (['done', 'partial', 'failed', 'cancelled'] as const)
    .filter((outcome) => of(outcome) > 0)
    .map((outcome) => `${formatCountOf(of(outcome), 'instance')} ${syncOutcomeLabels[outcome]}`);
  const tone = of('failed') > 0 ? 'bad' : of('partial') + of('cancelled') > 0 ? 'amber' : 'good';
  return { words: `Sync: ${parts.join(', ')}`, tone };
}
