/** How fast a sync goes, and how long it will still take. Says nothing until enough is known. */
import type { Progress } from './operation';

export interface SyncPace {
  readonly endedInstances: number;
  readonly instances: number;
  /** Accounts per second over the last half minute; null before enough of them were read. */
  readonly accountsPerSecond: number | null;
  /** Null while it would be a guess. */
  readonly secondsLeft: number | null;
}

const MIN_SECONDS = 5;
const MIN_ACCOUNTS = 20;
const MIN_INSTANCES = 3;
/** A pace of long ago says nothing of the rest: Domo may limit requests by now, or no longer. */
const WINDOW_MS = 30_000;

interface InstanceProgress {
  /** Accounts whose config and access list were read, and all of them. Total null: not known yet. */
  done: number;
  total: number | null;
  ended: boolean;
}

export class SyncPaceMeter {
  private readonly known = new Map<string, InstanceProgress>();
  private startedAt: number | null = null;
  /** How many accounts were read by then. The first is from before the window, or the beginning. */
  private samples: { readonly at: number; readonly accounts: number }[] = [];

  /** `now`: milliseconds of a clock that nobody can move. A sync first tells of every instance that it will read. */
  add({ profileId, phase, done, total }: Progress, now: number): void {
    this.startedAt ??= now;
    const before = this.known.get(profileId) ?? { done: 0, total: null, ended: false };
    // An instance whose sync ended has nothing left, also if it failed.
    if (phase === 'done') this.known.set(profileId, { ...before, total: before.done, ended: true });
    else if (phase === 'details') this.known.set(profileId, { done, total, ended: false });
    else this.known.set(profileId, before);
    this.takeSample(now);
  }

  private takeSample(now: number): void {
    const last = this.samples.at(-1);
    // One a second is enough.
    if (last && now - last.at < 1_000) return;
    this.samples.push({ at: now, accounts: last === undefined ? 0 : this.accounts() });
    while ((this.samples[1]?.at ?? Infinity) <= now - WINDOW_MS) this.samples.shift();
  }

  private accounts(): number {
    return [...this.known.values()].reduce((sum, { done }) => sum + done, 0);
  }

  pace(now: number): SyncPace {
    const all = [...this.known.values()];
    const seconds = (now - (this.startedAt ?? now)) / 1000;
    const ended = all.filter((each) => each.ended).length;
    const accounts = this.accounts();
    const isEarly = seconds < MIN_SECONDS;
    const from = this.samples[0] ?? { at: this.startedAt ?? now, accounts: 0 };
    const rate = (accounts - from.accounts) / Math.max(0.001, (now - from.at) / 1000);
    // Nothing in the last half minute: it stands still, and nobody knows for how long.
    const accountsPerSecond = isEarly || accounts < MIN_ACCOUNTS || rate === 0 ? null : rate;
    return {
      endedInstances: ended,
      instances: all.length,
      accountsPerSecond,
      secondsLeft: isEarly ? null : this.secondsLeft(all, { seconds, ended, accountsPerSecond }),
    };
  }

  private secondsLeft(
    all: readonly InstanceProgress[],
    so: { seconds: number; ended: number; accountsPerSecond: number | null },
  ): number | null {
    const counted = all.filter(({ total }) => total !== null);
    const unknown = all.length - counted.length;
    if (so.accountsPerSecond !== null) {
      // Instances differ in size: the sizes of most must be known before the others are taken for average.
      if (unknown > counted.length) return null;
      const totals = counted.reduce((sum, { total }) => sum + (total ?? 0), 0);
      const left = counted.reduce((sum, { done, total }) => sum + (total ?? 0) - done, 0);
      return (left + (unknown * totals) / counted.length) / so.accountsPerSecond;
    }
    const readsAccounts = all.some(({ ended, total }) => !ended && total !== null);
    if (readsAccounts || so.ended < MIN_INSTANCES) return null;
    return ((all.length - so.ended) * so.seconds) / so.ended;
  }
}

/** Such as `12 of 500 instances, 34 accounts/s, about 3 min left`; empty for a single instance without a pace. */
export function describePace({ endedInstances, instances, ...pace }: SyncPace): string {
  const { accountsPerSecond: rate, secondsLeft: left } = pace;
  return [
    instances > 1 ? `${endedInstances} of ${instances} instances` : '',
    rate === null ? '' : `${rate < 10 ? rate.toFixed(1) : Math.round(rate)} accounts/s`,
    left === null ? '' : `about ${describeSecondsLeft(left)} left`,
  ]
    .filter(Boolean)
    .join(', ');
}

export function describeSecondsLeft(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
