/** Locks after time without input. */

export interface IdleCheck {
  readonly isUnlocked: () => boolean;
  readonly idleMinutes: () => number;
  /** Seconds without input. */
  readonly idleSeconds: () => number;
  readonly lock: () => void;
}

/**
 * Seconds without input. Input over a remote connection or from assistive technology reaches the window, and not the
 * clock of the system. `system`: null where no program is told about input to others.
 */
export const secondsWithoutInput = (system: number | null, window: number): number =>
  Math.min(system ?? Infinity, window);

/** Locks when there was no input for long enough. Returns whether it locked. */
export function lockIfIdle({ isUnlocked, idleMinutes, idleSeconds, lock }: IdleCheck): boolean {
  if (!isUnlocked() || idleSeconds() < idleMinutes() * 60) return false;
  lock();
  return true;
}
