/** A sync as a job: its one line while it runs, and what is offered when it has ended. */
import type { Problem, Profile, Progress, SyncDepth, SyncResult } from '../../../contract';
import { describePace, type SyncPace } from '../../../contract/sync-pace';
import { failedInstances } from '../../../contract/sync-groups';
import { formatCount, formatCountOf } from '../../ui/format/format';
import { syncOutcomeLabel, syncProgressLabel } from '../../ui/format/sync-labels';
import { beginJob, type JobEnd, type JobHandle, type JobWayOut } from './jobs';
import { t } from '../../../contract/texts';

type NamedProfiles = readonly Pick<Profile, 'id' | 'label'>[];

interface SyncJobStart {
  readonly profileIds: readonly string[] | null;
  readonly depth: SyncDepth;
  readonly profiles: NamedProfiles;
  readonly cancel: () => void;
  readonly pause: () => void;
}

export const beginSyncJob = (start: SyncJobStart): JobHandle =>
  beginJob({
    label: t('Sync'),
    title: syncTitle(start),
    text: t('Syncing…'),
    cancel: start.cancel,
    // The lists alone are read in a moment.
    pause: start.depth === 'full' ? start.pause : null,
  });

function syncTitle({ profileIds, depth, profiles }: SyncJobStart): string {
  const [only] = profileIds ?? [];
  const one = profileIds?.length === 1 ? profiles.find(({ id }) => id === only)?.label : undefined;
  const which =
    one ??
    (profileIds === null ? t('all instances') : formatCountOf(profileIds.length, 'instance'));
  return t('Sync of {which}{with}', {
    which,
    with: depth === 'full' ? t(' with configs and access') : '',
  });
}

export function updateSyncJob(
  job: JobHandle,
  progress: readonly Progress[],
  profiles: NamedProfiles,
  pace: SyncPace | null,
): void {
  const { text, ratio } = syncProgressLabel(progress, profiles, pace);
  job.update({ text, ratio, pace: pace === null ? '' : describePace(pace) });
}

interface SyncEnded {
  readonly results: readonly SyncResult[] | null;
  readonly problem: Problem | null;
  readonly paused: boolean;
  readonly show: () => void;
  readonly retry: () => void;
}

export function syncJobEnd({ results, problem, paused, show, retry }: SyncEnded): JobEnd {
  const { text, tone } = syncOutcomeLabel(results ?? [], problem);
  const failed = failedInstances(results ?? []).length;
  const again: JobWayOut[] =
    failed > 0
      ? [{ label: t('Retry {failed} failed', { failed: formatCount(failed) }), run: retry }]
      : [];
  return {
    text: paused && problem === null ? text.replace(/^Sync:/u, t('Sync paused:')) : text,
    tone,
    ways: [{ label: t('Details'), run: show }, ...again],
  };
}
