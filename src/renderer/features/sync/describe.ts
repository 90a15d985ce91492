/** A sync in words. Pure. */
import type { Problem, Profile, Progress, SyncResult } from '../../../contract';
import { shareOf } from '../../../contract/share';
import { count, counted } from '../../ui/format';
import type { JobTone } from '../../ui/progress';

const phases: Record<Progress['phase'], string> = {
  queued: 'waiting for its turn',
  accounts: 'accounts',
  oauth: 'OAuth accounts',
  providers: 'providers',
  details: 'configs and access',
  creating: 'making an account',
  waiting: 'waiting',
  done: 'done',
};

export interface SyncWords {
  words: string;
  /** From 0 to 1; null while it cannot be told. */
  share: number | null;
}

/** One line for all instances that are being read. */
export function describeSync(
  progress: readonly Progress[],
  profiles: readonly Pick<Profile, 'id' | 'label'>[],
): SyncWords {
  const open = progress.filter(({ phase }) => phase !== 'done');
  const [first] = open;
  if (first === undefined) return { words: 'Syncing…', share: null };
  const label = profiles.find(({ id }) => id === first.profileId)?.label ?? 'an instance';
  const more = open.length > 1 ? ` and ${counted(open.length - 1, 'other')}` : '';
  return { words: `Syncing ${label}: ${partOf(first)}${more}`, share: shareOf(progress) };
}

function partOf({ phase, done, total, waitingUntil }: Progress): string {
  if (waitingUntil !== null) {
    const seconds = Math.max(1, Math.ceil((waitingUntil - Date.now()) / 1000));
    return `Domo asked to slow down, going on in ${seconds} s`;
  }
  if (total === null) return phases[phase];
  return `${phases[phase]}, ${count(done)} of ${count(total)}`;
}

export interface Outcome {
  words: string;
  tone: JobTone;
}

export const outcomeWords: Record<SyncResult['outcome'], string> = {
  done: 'read',
  partial: 'read in part',
  failed: 'not read',
  cancelled: 'cancelled',
};

/** One line for how the last sync ended. */
export function outcomeOf(results: readonly SyncResult[], problem: Problem | null): Outcome {
  if (problem !== null) return { words: `Sync failed: ${problem.message}`, tone: 'bad' };
  const of = (outcome: SyncResult['outcome']): number =>
    results.filter((result) => result.outcome === outcome).length;
  const parts = (['done', 'partial', 'failed', 'cancelled'] as const)
    .filter((outcome) => of(outcome) > 0)
    .map((outcome) => `${counted(of(outcome), 'instance')} ${outcomeWords[outcome]}`);
  const tone = of('failed') > 0 ? 'bad' : of('partial') + of('cancelled') > 0 ? 'amber' : 'good';
  return { words: `Sync: ${parts.join(', ')}`, tone };
}
