/** Clocks that redraw what shows an age or counts down. */
import { useEffect, useState, useSyncExternalStore } from 'react';

/** Epoch ms, at most half a minute old. */
export const useNow = (): number => useSyncExternalStore(subscribeToClock, () => currentTime);

/** Whole seconds until an epoch ms; 0 once it has passed. */
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

const secondsUntil = (until: number): number => Math.max(0, Math.ceil((until - Date.now()) / 1000));

const UPDATE_MS = 30_000;
let currentTime = Date.now();
const clockListeners = new Set<() => void>();

// One timer for all ages on screen, so that they change together.
const updateClock = (): void => {
  currentTime = Date.now();
  for (const listener of clockListeners) listener();
};
window.setInterval(updateClock, UPDATE_MS);
// The timer does not run while the computer sleeps.
window.addEventListener('focus', updateClock);

const subscribeToClock = (listener: () => void): (() => void) => {
  clockListeners.add(listener);
  return () => {
    clockListeners.delete(listener);
  };
};
