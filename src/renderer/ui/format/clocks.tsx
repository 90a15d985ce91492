import { formatAge, formatDateTime } from './format';
import { useSyncExternalStore, useEffect, useState } from 'react';

interface TimeAgoProps {
  /** Epoch ms; null when it never was. */
  at: number | null;
  /** Word before the age, such as "read". */
  verb?: string;
  short?: boolean;
  never?: string;
}

/** How old something is, with the exact time as its title. */
export function TimeAgo({ at, verb = '', short = false, never = 'not read yet' }: TimeAgoProps) {
  const now = useNow();
  if (at === null) return <span>{never}</span>;
  const age = formatAge(at, now);
  return (
    <time dateTime={new Date(at).toISOString()} title={formatDateTime(at)}>
      {short ? age.short : `${verb} ${age.long}`.trim()}
    </time>
  );
}

/** A clock for ages: moves every half minute, one timer for all. */

const UPDATE_MS = 30_000;
let currentTime = Date.now();
const clockListeners = new Set<() => void>();

window.setInterval(() => {
  currentTime = Date.now();
  for (const listener of clockListeners) listener();
}, UPDATE_MS);

const subscribeToClock = (listener: () => void): (() => void) => {
  clockListeners.add(listener);
  return () => {
    clockListeners.delete(listener);
  };
};

/** Epoch ms, at most half a minute old. */
export const useNow = (): number => useSyncExternalStore(subscribeToClock, () => currentTime);

/** A clock that runs down. */

const secondsUntil = (until: number): number => Math.max(0, Math.ceil((until - Date.now()) / 1000));

/** Whole seconds until an epoch ms; 0 once it is over. */
export function useSecondsLeft(until: number): number {
  const [left, setLeft] = useState(() => secondsUntil(until));
  useEffect(() => {
    const update = (): void => {
      setLeft(secondsUntil(until));
    };
    update();
    const timer = window.setInterval(update, 500);
    return () => {
      window.clearInterval(timer);
    };
  }, [until]);
  return left;
}
