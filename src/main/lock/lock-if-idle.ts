/** Locks after time without input. */

export interface IdleCheck {
  readonly isUnlocked: () => boolean;
  readonly idleMinutes: () => number;
  /** Seconds without input. */
  readonly idleSeconds: () => number;
  readonly lock: () => void;
}

/** Locks when there was no input for long enough. Returns whether it locked. */
export function lockIfIdle({ isUnlocked, idleMinutes, idleSeconds, lock }: IdleCheck): boolean {
  if (!isUnlocked() || idleSeconds() < idleMinutes() * 60) return false;
  lock();
  return true;
}
