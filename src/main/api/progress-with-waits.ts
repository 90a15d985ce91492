/** Adds to the progress of a call when Domo makes an instance wait: nothing else is reported in that time. */
import type { Progress } from '../../contract';
import type { DomoClients } from '../workspace-clients';

export interface ProgressWithWaits {
  readonly report: (progress: Progress) => void;
  /** Nothing is reported after it. */
  readonly end: () => void;
}

export function addWaits(
  clients: Pick<DomoClients, 'rateLimiterState' | 'watchRateLimiter'>,
  tell: (progress: Progress) => void,
): ProgressWithWaits {
  const latest = new Map<string, Progress>();
  const unwatch = new Map<string, () => void>();
  const forget = (profileId: string): void => {
    unwatch.get(profileId)?.();
    unwatch.delete(profileId);
  };
  const tellLatest = (profileId: string): void => {
    const progress = latest.get(profileId);
    if (!progress) return;
    const waitingUntil = clients.rateLimiterState(profileId)?.waitingUntil ?? null;
    tell({ ...progress, waitingUntil });
  };
  return {
    report: (progress) => {
      const { profileId, phase } = progress;
      latest.set(profileId, progress);
      if (phase === 'done') {
        forget(profileId);
        tell(progress);
        return;
      }
      if (!unwatch.has(profileId)) {
        const watcher = (): void => tellLatest(profileId);
        unwatch.set(profileId, clients.watchRateLimiter(profileId, watcher));
      }
      tellLatest(profileId);
    },
    end: () => {
      for (const profileId of Array.from(unwatch.keys())) forget(profileId);
    },
  };
}
